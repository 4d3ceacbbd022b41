import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import TestSequencer from '@jest/test-sequencer'

/** Specs with the most text first, the parts that they gather counted with them: none is left to run alone at the end. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const size = new Map(tests.map((test) => [test, sizeOf(test.path)]))
    return [...tests].sort((a, b) => size.get(b) - size.get(a))
  }
}

function sizeOf(path) {
  const text = readFileSync(path, 'utf8')
  const parts = [...text.matchAll(/^import '(\.\/.+\.part)\.js'$/gm)].map(([, part]) =>
    join(dirname(path), `${part}.ts`),
  )
  return parts.filter((part) => existsSync(part)).reduce((sum, part) => sum + sizeOf(part), text.length)
}
