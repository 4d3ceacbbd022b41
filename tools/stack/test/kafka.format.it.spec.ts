import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { formatFolder } from '../src/kafka.format.js'

let home: string
let features: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'parpay-format-'))
  await mkdir(join(home, 'cache'))
  features = join(home, 'cache', 'kafka.bootstrap')
})
afterEach(() => rm(home, { recursive: true }))

/** With a program in the place of Java. */
async function format(name: string, program: string) {
  const command = join(home, 'java')
  await writeFile(command, `#!/bin/sh\n${program}\n`)
  await chmod(command, 0o755)
  const options = {
    folder: join(home, name),
    log: join(home, 'log'),
    ...{ port: 1, controllerPort: 2, archive: undefined },
    java: { command, version: '17', build: '17' },
    jars: [join(home, 'cache', 'kafka', 'a.jar')],
    environment: process.env,
    signal: new AbortController().signal,
  }
  await formatFolder(options, ['Tool'])
  const read = (file: string) => readFile(join(home, name, file), 'utf8')
  return { properties: await read('server.properties'), features: await read('log/bootstrap.checkpoint'), read }
}

const tool = 'echo "$@" > said; printf levels > log/bootstrap.checkpoint'

describe('what the tool writes of features', () => {
  test('is kept for the next folders', async () => {
    const { features: written, properties, read } = await format('first', tool)
    expect(await read('said')).toMatch(/^Tool format -t [\w-]{22} -c server\.properties\n$/)
    expect(properties).toContain('listeners=PLAINTEXT://127.0.0.1:1,')
    expect([written, await readFile(features, 'utf8')]).toEqual(['levels', 'levels'])
  })

  test('need not be kept', async () => {
    await rm(join(home, 'cache'), { recursive: true })
    expect(await format('first', tool)).toMatchObject({ features: 'levels' })
    expect(existsSync(features)).toBe(false)
  })
})

test('where the features are known no tool runs, and every folder has ids of its own', async () => {
  await writeFile(features, 'levels')
  const one = await format('one', 'exit 1')
  const other = await format('other', 'exit 1')
  expect([one.features, other.features]).toEqual(['levels', 'levels'])
  const ids = (await Promise.all([one, other].map(({ read }) => read('log/meta.properties')))).flatMap((text) =>
    [...text.matchAll(/^(?:cluster|directory)\.id=([\w-]{22})$/gm)].map(([, id]) => id),
  )
  expect(new Set(ids).size).toBe(4)
})

test('a tool that fails leaves no folder, and is told', async () => {
  await expect(format('first', 'exit 1')).rejects.toThrow(/^Kafka could not make its data folder; its log is .*log\.$/)
  expect(existsSync(join(home, 'first'))).toBe(false)
})
