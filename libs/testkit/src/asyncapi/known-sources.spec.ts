import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { document } from '../../test/documents.js'
import { knownSources, type ContractCache } from './known-sources.js'
import { readContract } from './read-contract.js'

let folder: string
let main: string
let kept: Map<string, string>
let cache: ContractCache

const parts = (type: string) => `Placed: { payload: { type: ${type} } }`

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncapi-'))
  main = join(folder, 'main.yaml')
  await writeFile(
    main,
    document("channels: { orders: { address: orders, messages: { Placed: { $ref: 'parts.yaml#/Placed' } } } }"),
  )
  await writeFile(join(folder, 'parts.yaml'), parts('object'))
  kept = new Map()
  cache = {
    get: (name) => Promise.resolve(kept.get(name)),
    put: (name, text) => Promise.resolve(void kept.set(name, text)),
  }
})

afterEach(() => rm(folder, { recursive: true }))

test('documents found valid are known the next time, and make the same contract', async () => {
  const read = await readContract([main], { cache })
  expect([...((await knownSources([main], cache)) ?? [])].map(([path]) => path)).toEqual([
    main,
    join(folder, 'parts.yaml'),
  ])
  const known = await readContract([main], { cache })
  expect(known).toMatchObject({ documents: read.documents, services: read.services })
  expect([...known.topics.keys()]).toEqual(['orders'])
  expect([...(known.topics.get('orders')?.messages.keys() ?? [])]).toEqual(['Placed'])
})

test.each([
  ['a document', () => writeFile(main, document('channels: { orders: { address: 7 } }'))],
  ['a file that a document refers to', () => writeFile(join(folder, 'parts.yaml'), parts('whatever'))],
])('%s that changes is looked at again', async (_, change) => {
  await readContract([main], { cache })
  await change()
  await expect(readContract([main], { cache })).rejects.toThrow('correct it')
})

test('the same documents in another folder are known', async () => {
  await readContract([main], { cache })
  const other = await mkdtemp(join(tmpdir(), 'asyncapi-'))
  try {
    await cp(folder, other, { recursive: true })
    expect(await knownSources([join(other, 'main.yaml')], cache)).toBeDefined()
  } finally {
    await rm(other, { recursive: true })
  }
})

test('documents that are not valid are not kept', async () => {
  await writeFile(main, document('channels: { orders: { address: 7 } }'))
  await expect(readContract([main], { cache })).rejects.toThrow()
  expect(kept.size).toBe(0)
})

test('a value that JSON cannot tell is not kept', async () => {
  await writeFile(main, document('channels: { orders: { address: orders } }\nx-limit: .inf'))
  await readContract([main], { cache })
  expect(kept.size).toBe(0)
})

test.each(['', '[]', '{"path":"main.yaml"}', '[{"path":"main.yaml"}]'])(
  'what is kept damaged is as if nothing was: %p',
  async (text) => {
    await readContract([main], { cache })
    for (const name of kept.keys()) kept.set(name, text)
    expect(await knownSources([main], cache)).toBeUndefined()
    expect([...(await readContract([main], { cache })).topics.keys()]).toEqual(['orders'])
  },
)

test('a problem of a known document is told at its line', async () => {
  await readContract([main], { cache })
  const source = (await knownSources([main], cache))?.get(main)
  if (typeof source !== 'object') throw new Error('not known')
  expect(source.problem(['channels'], 'is odd')).toMatchObject({ file: main, line: 3, column: 1, path: '#/channels' })
})
