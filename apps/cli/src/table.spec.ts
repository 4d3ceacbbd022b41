import { expect, test } from '@jest/globals'
import { coloured } from './palette.js'
import { table } from './table.js'

test('columns are as wide as their widest cell, numbers end at the same place', () => {
  const rows = [
    ['edge', '7', 'yes'],
    ['psp-simulator', '12345', 'no'],
  ]
  expect(table(['service', 'pid', 'ready'], rows, { right: [1] })).toBe(
    ['service          pid  ready', 'edge               7  yes', 'psp-simulator  12345  no'].join('\n'),
  )
})

test('without rows there are headings', () => {
  expect(table(['a', 'b'], [], { paint: coloured })).toBe(coloured('bold', 'a  b'))
})
