import { expect, test } from '@jest/globals'
import { fromProc } from './process.table.js'

const after = (state: string) => `${state} 41 42 42 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 98765 1 1`

test('the name of a program may hold blanks and brackets', () => {
  expect(fromProc(`43 (npm (start) S 1) ${after('S')}`)).toEqual({
    name: 'npm (start) S 1',
    parent: 41,
    zombie: false,
    started: '98765',
  })
})

test('a dead process nobody has asked for is a zombie', () => {
  expect(fromProc(`43 (sh) ${after('Z')}`).zombie).toBe(true)
})
