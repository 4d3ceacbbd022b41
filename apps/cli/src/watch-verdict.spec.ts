import { describe, expect, test } from '@jest/globals'
import type { Filter, FilterInput } from '@parpay/testkit'
import { Watchman, type Question } from './watch-verdict.js'

const seen = (type: string): FilterInput => ({
  ...{ topic: 'checkout.order.v1', partition: 0, offset: 0n, at: new Date(0), key: 'ord_1', headers: {} },
  ...{ type, message: {} },
})
const typeIs = (name: string | undefined): Filter | undefined =>
  name === undefined ? undefined : { test: ({ type }) => type === name, messages: [name], topics: [] }
const watchman = (question: Question): Watchman =>
  new Watchman(question, { where: undefined, expect: typeIs(question.expect), absent: typeIs(question.absent) })

describe('what is expected', () => {
  const question = { expect: 'OrderCompleted', within: 5000 }

  test('holds as soon as it comes', () => {
    const asked = watchman(question)
    expect(asked.saw(seen('OrderPlaced'), undefined)).toBeUndefined()
    expect(asked.saw(seen('OrderCompleted'), undefined)).toEqual({ held: true, because: 'OrderCompleted came' })
  })

  test('does not hold when the time is over, or the watch', () => {
    expect(watchman(question).over(false)).toEqual({ held: false, because: 'OrderCompleted did not come within 5.0 s' })
    expect(watchman(question).over(true)).toEqual({ held: false, because: 'OrderCompleted did not come' })
  })
})

describe('what is to stay away', () => {
  const question = { absent: 'PaymentCaptured', within: 5000 }

  test('fails as soon as it comes', () => {
    const verdict = watchman(question).saw(seen('PaymentCaptured'), undefined)
    expect(verdict).toEqual({ held: false, because: 'PaymentCaptured came' })
  })

  test('holds when the time is over, not when the watch was ended before', () => {
    expect(watchman(question).over(false)).toEqual({
      held: true,
      because: 'PaymentCaptured did not come within 5.0 s',
    })
    expect(watchman(question).over(true)).toMatchObject({ held: false })
  })
})

describe('both', () => {
  const question = { expect: 'OrderCancelled', absent: 'PaymentCaptured', within: 5000 }

  test('the one has to come, and the other stay away until the end', () => {
    const asked = watchman(question)
    expect(asked.saw(seen('OrderCancelled'), undefined)).toBeUndefined()
    expect(asked.over(false)).toMatchObject({ held: true })
    expect(asked.saw(seen('PaymentCaptured'), undefined)).toMatchObject({ held: false })
  })

  test('without the first the second does not count', () => {
    expect(watchman(question).over(false)).toEqual({ held: false, because: 'OrderCancelled did not come within 5.0 s' })
  })
})

describe('a message that breaks its contract', () => {
  test('ends a strict watch only', () => {
    expect(watchman({ strict: true }).saw(undefined, 'header ce_id is missing')).toEqual({
      held: false,
      because: 'a message breaks its contract: header ce_id is missing',
    })
    expect(watchman({}).saw(undefined, 'header ce_id is missing')).toBeUndefined()
  })
})

test('nothing asked, nothing answered', () => {
  expect(watchman({}).over(true)).toBeUndefined()
})
