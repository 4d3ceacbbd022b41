import { describe, expect, test } from '@jest/globals'
import { confirmed, story, type Told } from '../test/story.js'
import { inNewIds, pspScript } from './psp-script.js'

const yes = (operation: string) => ({ operation, outcome: 'yes' })
const no = (operation: string, code: string) => ({ operation, outcome: 'no', code })
const held = { held: true }

const stepsOf = (...told: Told[]) => pspScript(story('x', ...told)).payments.get('pay_x')

describe('a payment whose test token says the same by itself', () => {
  test.each<[string, Told[]]>([
    ['a plain one', [...confirmed('tok_visa'), ['PaymentCaptured', 4, { captureId: 'cap_x' }]]],
    [
      'one that could not be captured',
      [...confirmed('tok_capture_fails'), ['PaymentCaptureFailed', 4, { code: 'capture_refused' }]],
    ],
    ['one whose capture is not answered', [...confirmed('tok_timeout'), ['PaymentCaptured', 4]]],
    ['one whose method was recorded before', [['OrderSubmitted'], ['OrderPlaced', 0], ['PaymentAuthorised', 1]]],
    [
      'one whose first refund fails',
      [
        ...confirmed('tok_refund_fails'),
        ['PaymentCaptured', 4],
        ['RefundApproved'],
        ['PaymentRefundFailed', 6, { code: 'refund_refused', refundId: 'ref_1' }],
        ['RefundApproved'],
        ['PaymentRefunded', 8, { refundId: 'ref_2' }],
      ],
    ],
    [
      'one that payments declined without asking',
      [['OrderSubmitted'], ['OrderPlaced', 0], ['PaymentDeclined', 1, { code: 'account_frozen' }]],
    ],
  ])('needs no script: %s', (_, told) => {
    expect(stepsOf(...told)).toBeUndefined()
  })
})

describe('a script', () => {
  test('says what a card said that the simulator does not know', () => {
    const placed: Told[] = [
      ['PaymentMethodSubmitted', undefined, { paymentMethodId: 'pm_1', token: 'card_9' }],
      ['OrderPlaced'],
    ]
    expect(stepsOf(...placed, ['PaymentDeclined', 1, { code: 'stolen_card' }])).toEqual([
      no('authorise', 'stolen_card'),
    ])
  })

  test('names captures and refunds by their keys', () => {
    const told: Told[] = [
      ...confirmed('tok_visa'),
      ['PaymentCaptured', 4, { captureId: 'cap_x' }],
      ['RefundApproved'],
      ['PaymentRefundFailed', 6, { refundId: 'ref_1', code: 'refund_refused' }],
    ]
    expect(stepsOf(...told)).toEqual([
      yes('authorise'),
      { ...yes('capture'), key: 'capture:cap_x' },
      { ...no('refund', 'refund_refused'), key: 'refund:ref_1' },
    ])
  })

  test('does not wait where the card takes its time', () => {
    expect(stepsOf(...confirmed('tok_late'))).toEqual([yes('authorise')])
  })

  test('authorises a deposit that was captured', () => {
    const declined: Told = ['PaymentMethodSubmitted', undefined, { paymentMethodId: 'pm_1', token: 'tok_declined' }]
    expect(
      stepsOf(declined, ['DepositRequested', undefined, { paymentMethodId: 'pm_1' }], ['PaymentCaptured', 1]),
    ).toEqual([yes('authorise'), yes('capture')])
  })

  test('does not count what came again', () => {
    const told = story('x', ...confirmed('tok_late'))
    expect(pspScript([...told, ...told]).payments.get('pay_x')).toHaveLength(1)
  })
})

describe('an outcome is held', () => {
  test('where the order was cancelled while its money was being taken', () => {
    const told = story(
      'x',
      ...confirmed('tok_visa'),
      ['CancellationRequested'],
      ['OrderCancelled', 5],
      ['PaymentCaptured', 4],
      ['TransactionPosted', 7],
      ['PaymentRefunded', 4],
    )
    const { payments, held: steps } = pspScript(told)
    expect(payments.get('pay_x')).toEqual([yes('authorise'), { ...yes('capture'), ...held }, yes('refund')])
    expect([...steps]).toEqual([['payments.payment.v1/0/7', { payment: 'pay_x', operation: 'capture', n: 1 }]])
  })

  test('where the order was cancelled before the card said yes; the void is not', () => {
    const told: Told[] = [
      ...confirmed('tok_visa').slice(0, 3),
      ['CancellationRequested'],
      ['OrderCancelled', 3],
      ['PaymentAuthorised', 2],
      ['PaymentVoided', 2],
    ]
    expect(stepsOf(...told)).toEqual([{ ...yes('authorise'), ...held }, yes('void')])
  })

  test('where two refunds were under way: they end in the order recorded', () => {
    const told = story(
      'x',
      ...confirmed('tok_visa'),
      ['PaymentCaptured', 4],
      ['RefundApproved'],
      ['RefundApproved'],
      ['PaymentRefunded', 7, { refundId: 'ref_2' }],
      ['PaymentRefunded', 6, { refundId: 'ref_1' }],
    )
    const { payments, held: steps } = pspScript(told)
    expect(payments.get('pay_x')?.slice(2)).toEqual([
      { ...yes('refund'), key: 'refund:ref_2' },
      { ...yes('refund'), key: 'refund:ref_1', ...held },
    ])
    expect([...steps.values()]).toEqual([{ payment: 'pay_x', operation: 'refund', n: 2 }])
  })

  test('not where another order came between', () => {
    const [before, after] = [confirmed('tok_visa'), ['PaymentCaptured', 4] as const]
    const first = story('x', ...before, after)
    const told = [...first.slice(0, 5), ...story('y', ...before), ...first.slice(5)]
    expect(pspScript(told).held.size).toBe(0)
  })
})

test('a script is told in the ids of the replay', () => {
  const told: Told[] = [
    ...confirmed('tok_capture_fails'),
    ['CancellationRequested'],
    ['PaymentCaptured', 4, { captureId: 'cap_x' }],
  ]
  const ids = new Map([
    ['pay_x', 'pay_n'],
    ['cap_x', 'cap_n'],
  ])
  const { payments, held: steps } = inNewIds(pspScript(story('x', ...told)), ids)
  expect(payments.get('pay_n')).toEqual([yes('authorise'), { ...yes('capture'), key: 'capture:cap_n', ...held }])
  expect(steps.get('payments.payment.v1/0/6')).toEqual({ payment: 'pay_n', operation: 'capture', n: 1 })
})
