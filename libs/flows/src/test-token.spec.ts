import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { testTokens } from './test-token.js'

test('the test tokens are those of the PSP simulator', () => {
  const simulator = readFileSync(new URL('../../../apps/psp-simulator/README.md', import.meta.url), 'utf8')
  const [, table = ''] = /## Test tokens([^#]*)/.exec(simulator) ?? []
  const named = [...table.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = '']) => cell.match(/tok_\w+/g) ?? [])
  expect([...testTokens.keys()].sort()).toEqual(named.sort())
})
