import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../', import.meta.url))
const described = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
  'dependencies' | 'peerDependencies',
  Record<string, string>
>

const sources = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => ({ name, text: readFileSync(join(folder, 'src', name), 'utf8') }))

/** What a line imports that is no file of its own. */
const imports =
  /^(?:(?:import|export|\}).*? from |import |declare module |.*createRequire\(import\.meta\.url\)\()['`]([^'`.\n][^'`\n]*)['`]/gm

/** The packages that sources import, each with the files that do. */
const imported = new Map<string, string[]>()
for (const { name, text } of sources)
  for (const [, from = ''] of text.matchAll(imports)) {
    const [, own = ''] = /^(@[^/]+\/[^/]+|[^/]+)/.exec(from) ?? []
    if (!isBuiltin(own)) imported.set(own, [...(imported.get(own) ?? []), name])
  }

test('the sources import what a reader gets with the package, and nothing else', () => {
  const peers = Object.keys(described.peerDependencies)
  const needed = [...imported.keys()].filter((name) => !peers.includes(name)).sort()
  expect(needed).toEqual(Object.keys(described.dependencies).sort())
})

test('only the matchers need Jest', () => {
  const peers = Object.keys(described.peerDependencies)
  const needing = new Set(peers.flatMap((peer) => imported.get(peer) ?? []))
  expect([...needing].sort()).toEqual(['expectation/to-match-recording.ts', 'jest.ts'])
  const index = sources.find(({ name }) => name === 'expectation/index.ts')
  expect(index?.text).not.toContain('to-match-recording')
})
