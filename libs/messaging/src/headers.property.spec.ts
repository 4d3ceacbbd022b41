import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { longestName, readHeaders } from './headers.js'
import { incoming } from './kafka-record.js'

const bytes = fc.uint8Array({ maxLength: 600 }).map((any) => Buffer.from(any))
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.constantFrom('', '0000000001', '0000000000', '999999999999999', '-1', '1e9', '\0', '\ud800'),
  fc.constantFrom('0198b4c6-3f1e-7a52-8c55-2f9c1a1d3e4f', 'application/avro', 'ord_01h455vb4pex5vsknk084sn02q', '1.0'),
)
const value = fc.oneof(bytes, text, fc.array(fc.oneof(bytes, text), { maxLength: 3 }), fc.constant(undefined))
const name = fc.oneof(
  fc.constantFrom('ce_id', 'ce_type', 'ce_source', 'ce_sequence', 'ce_correlationid', 'ce_causationid', 'traceparent'),
  fc.constantFrom('__proto__', 'constructor', 'content-type'),
  fc.string(),
)
const record = fc.record({
  offset: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String),
  timestamp: fc.oneof(fc.integer().map(String), fc.constantFrom('-1', '9223372036854775807', '')),
  key: fc.option(bytes),
  value: fc.option(bytes),
  headers: fc.dictionary(name, value),
})

/** PostgreSQL stores and indexes it. */
const storable = (name: string): boolean => name.length <= longestName && !name.includes('\0') && name.isWellFormed()

test('whatever a record holds, it is read as one that can be stored, or as one to set aside', () => {
  fc.assert(
    fc.property(record, (any) => {
      const read = readHeaders(incoming('checkout.order.v1', 0, any))
      if (read === null) return
      const { subject, type, envelope } = read
      expect([subject, type, envelope.correlationId].filter((name) => !storable(name))).toEqual([])
      expect(envelope.sequence).toBeGreaterThan(0)
      expect(Number.isSafeInteger(envelope.sequence)).toBe(true)
      expect(envelope.time.getTime()).not.toBeNaN()
    }),
    { numRuns: 2_000 },
  )
})
