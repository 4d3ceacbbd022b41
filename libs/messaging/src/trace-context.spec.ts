import { expect, test } from '@jest/globals'
import { isSampled, readTraceparent, spanIdOf, traceIdOf, traceparent } from './trace-context.js'

const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
const span = '00f067aa0ba902b7'

test.each<[string, string | undefined, string | null]>([
  ['is kept', `00-${trace}-${span}-01`, `00-${trace}-${span}-01`],
  ['is kept when it is not sampled', `00-${trace}-${span}-00`, `00-${trace}-${span}-00`],
  ['loses flags nobody here knows', `00-${trace}-${span}-ff`, `00-${trace}-${span}-01`],
  ['of a later version is read as this one', `cc-${trace}-${span}-01-more`, `00-${trace}-${span}-01`],
  ['that is missing is none', undefined, null],
  ['that is empty is none', '', null],
  ['of version ff is none', `ff-${trace}-${span}-01`, null],
  ['with more than its version has is none', `00-${trace}-${span}-01-more`, null],
  ['without a trace is none', `00-${'0'.repeat(32)}-${span}-01`, null],
  ['without a span is none', `00-${trace}-${'0'.repeat(16)}-01`, null],
  ['in capitals is none', `00-${trace.toUpperCase()}-${span}-01`, null],
  ['that came twice is none', `00-${trace}-${span}-01, 00-${trace}-${span}-01`, null],
  ['cut short is none', `00-${trace}-${span}`, null],
])('a traceparent %s', (_, text, expected) => {
  expect(readTraceparent(text)).toBe(expected)
})

test('its parts are told apart', () => {
  const context = traceparent(trace, span, true)
  expect([traceIdOf(context), spanIdOf(context), isSampled(context)]).toEqual([trace, span, true])
  expect(isSampled(traceparent(trace, span, false))).toBe(false)
  expect(traceIdOf(null)).toBeUndefined()
})
