import { expect, test } from '@jest/globals'
import { bugText, passed, resultText, shown } from './report-text.js'
import type { SeedResult } from './seed.process.js'

const fault = { service: 'payments', line: 'worker.called', pass: 2, victim: 0, pause: 0 } as const
const result: SeedResult = {
  ...{ seed: 7, orders: 412, deaths: [{ fault, process: 'payments-2' }], unreached: [], unplanned: [] },
  ended: new Map([
    ['completed', 411],
    ['declined (card_declined)', 1],
  ]),
  ...{ quietAfter: 2_140, violations: [], seconds: 61.2, folder: '/tmp/x' },
}

test('a seed in which all holds', () => {
  expect(passed(result)).toBe(true)
  expect(resultText(result)).toContain('seed 7: 412 orders, 1 death, quiet after 2.1 s, 61 s in all')
  expect(resultText(result)).toContain('\n  ended: 411 completed, 1 declined (card_declined)\n')
  expect(resultText(result)).toContain('\n  killed payments at worker.called\n')
  expect(resultText(result)).toContain('\n  I10 ok        totals agree: PSP log = payments = orders = ledger')
})

test('a violation is named with what it is about', () => {
  const violation = { invariant: 'I1', about: 'ord_1', says: 'ended 2 times' } as const
  const violations = [violation, { ...violation, invariant: 'I10' } as const]
  expect(passed({ ...result, violations })).toBe(false)
  expect(resultText({ ...result, violations })).toContain('terminal state: 1 time\n        ord_1 ended 2 times\n')
})

test('a line that was not reached, and a process that ended by itself, are failures', () => {
  expect(passed({ ...result, unreached: [fault] })).toBe(false)
  expect(resultText({ ...result, unreached: [fault] })).toContain('NOT REACHED payments at worker.called')
  expect(passed({ ...result, unplanned: ['edge: exit code 1'] })).toBe(false)
  expect(resultText({ ...result, unplanned: ['edge: exit code 1'] })).toContain('UNPLANNED edge: exit code 1')
})

test('a bug is found by what it breaks, and other violations do not count', () => {
  const violation = { about: 'ord_1', says: 'is wrong' }
  const violations = (['I5', 'I10', 'I1'] as const).map((invariant) => ({ ...violation, invariant }))
  expect(shown({ breaks: ['I1', 'I10'] }, violations)).toBe(true)
  expect(bugText('bug', { breaks: ['I1', 'I10'] }, { ...result, violations })).toBe(
    'bug was found with seed 7, by I1, I10. Not counted: I5.',
  )
  expect(bugText('bug', { breaks: ['I1', 'I5', 'I10'] }, { ...result, violations })).toBe(
    'bug was found with seed 7, by I1, I5, I10.',
  )
  expect(shown({ breaks: ['I4'] }, violations)).toBe(false)
  expect(bugText('bug', { breaks: ['I4'] }, { ...result, violations })).toBe(
    'bug was not found with seed 7: it breaks I4, not I1, I5, I10.',
  )
})
