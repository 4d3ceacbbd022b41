import { expect, test } from '@jest/globals'
import { extentOf, type Extent, type ExtentAsked } from './extent.js'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour))
const now = at(12)

test.each<[string, ExtentAsked, Extent]>([
  ['nothing asked: what comes', {}, { from: 'now' }],
  ['since a time, then what comes', { since: at(10) }, { from: at(10) }],
  ['an order from its beginning', { begins: at(9) }, { from: at(9) }],
  ['since goes before where it begins', { since: at(10), begins: at(9) }, { from: at(10) }],
  ['until now: all that is there', { until: 'now' }, { from: 'beginning', to: 'end' }],
  ['until a time that was', { until: at(11) }, { from: 'beginning', to: at(11) }],
  ['between two times', { since: at(10), until: at(11) }, { from: at(10), to: at(11) }],
  ['until a time to come', { until: at(13) }, { from: 'now', ends: at(13) }],
  ['from an offset until now', { since: { offset: 7n }, until: 'now' }, { from: { offset: 7n }, to: 'end' }],
  ['all there is, then what comes', { all: true }, { from: 'beginning' }],
])('%s', (_, asked, extent) => {
  expect(extentOf(asked, now)).toEqual(extent)
})

test('what ends before it begins is refused', () => {
  expect(() => extentOf({ since: at(11), until: at(11) }, now)).toThrow('--until is not after --since')
})
