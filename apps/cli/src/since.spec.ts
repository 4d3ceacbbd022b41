import { expect, test } from '@jest/globals'
import { sinceOf, untilOf } from './since.js'

const now = new Date('2026-11-23T12:00:00Z')

test.each([
  ['beginning', 'beginning'],
  ['10m', new Date('2026-11-23T11:50:00Z')],
  ['2026-11-23T10:00:00Z', new Date('2026-11-23T10:00:00Z')],
  ['2026-11-23', new Date('2026-11-23T00:00:00Z')],
  ['offset:1200', { offset: 1200n }],
  ['offset:2/0', { partition: 2, offset: 0n }],
  ['offset:', undefined],
  ['offset:-1', undefined],
  ['1200', undefined],
  ['now', undefined],
  ['yesterday', undefined],
  ['99999999999999d', undefined],
])('since %s', (text, since) => {
  expect(sinceOf(text, now)).toEqual(since)
})

test.each([
  ['now', 'now'],
  ['5m', new Date('2026-11-23T11:55:00Z')],
  ['2027-01-01', new Date('2027-01-01T00:00:00Z')],
  ['beginning', undefined],
  ['offset:1', undefined],
])('until %s', (text, until) => {
  expect(untilOf(text, now)).toEqual(until)
})
