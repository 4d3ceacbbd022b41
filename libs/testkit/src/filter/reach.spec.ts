import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { anyInput, condition, inputOf, messageType, resolved } from '../../test/filter.arbitrary.js'
import { compile } from './evaluate.js'
import { compileFilter, FilterInvalid } from './index.js'
import { print } from './print.js'
import { reachByField, reachByName, reaching } from './reach.js'

const now = new Date(0)

test('a message that passes or fails a condition was said to be able to', () => {
  const messages = fc.array(messageType, { minLength: 1, maxLength: 3 })
  const seen = { passing: 0, failing: 0, excluded: 0 }
  const asked = messages.chain((messages) =>
    fc.record({
      messages: fc.constant(messages),
      records: fc.tuple(...messages.map((message) => inputOf(message).map((input) => ({ message, input })))),
      condition: resolved,
    }),
  )
  fc.assert(
    fc.property(asked, ({ messages, records, condition }) => {
      const all = new Set(messages)
      const { passing, failing } = reaching((test) => reachByName(test, all) ?? reachByField(test, all))(condition)
      const passes = compile(condition, now)
      for (const { message, input } of records) {
        const outcome = passes(input) ? 'passing' : 'failing'
        expect({ passing, failing }[outcome].has(message)).toBe(true)
        seen[outcome] += 1
      }
      seen.excluded += messages.length - passing.size
    }),
    { numRuns: 500 },
  )
  // Otherwise the law would hold for want of cases.
  expect(Math.min(seen.passing, seen.failing, seen.excluded)).toBeGreaterThan(50)
})

test('any condition of any contract is compiled or refused', () => {
  const seen = { compiled: 0, refused: 0 }
  fc.assert(
    fc.property(fc.array(messageType, { maxLength: 3 }), condition, anyInput, (messages, tree, input) => {
      try {
        const filter = compileFilter(print(tree), { messages }, { now })
        expect(filter.messages.length).toBeGreaterThan(0)
        expect(typeof filter.test(input)).toBe('boolean')
        seen.compiled += 1
      } catch (error) {
        if (!(error instanceof FilterInvalid)) throw error
        seen.refused += 1
      }
    }),
    { numRuns: 500 },
  )
  expect(Math.min(seen.compiled, seen.refused)).toBeGreaterThan(5)
})

test('a condition has an answer for any record', () => {
  fc.assert(
    fc.property(resolved, anyInput, (tree, input) => {
      const passes = compile(tree, now)
      expect(typeof passes(input)).toBe('boolean')
      expect(compile({ kind: 'not', condition: tree, from: 0, to: 0 }, now)(input)).toBe(!passes(input))
    }),
    { numRuns: 300 },
  )
})
