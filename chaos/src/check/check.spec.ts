import { describe, expect, test } from '@jest/globals'
import { check } from './check.js'
import type { Evidence, PspLine, RuntimeTables, TopicRecord } from './evidence.js'
import { soundEvidence } from './sound-evidence.js'

const sound = soundEvidence()
const order = 'ord_01h455vb4pex5vsknk084sn02q'
const payment = 'pay_01h455vb4pex5vsknk084sn02q'
const capture = 'cap_01h455vb4pex5vsknk084sn02q'
const unknown = 'pay_01h455vb4pex5vsknk084sn02r'
// As violations name them.
const [thePayment, theCapture, theTransaction, theKey] = [payment, capture, 'txn_1', 'key-1'].map(
  (id) => `${id} of ${order}`,
)

/** The sound evidence with some of it replaced. */
const but = (change: Partial<Evidence>): Evidence => ({ ...sound, ...change })
const edgeBut = (change: Partial<Evidence['edge']>): Evidence => but({ edge: { ...sound.edge, ...change } })
const serviceBut = (service: string, change: Partial<RuntimeTables>): Evidence =>
  but({ services: sound.services.map((one) => (one.service === service ? { ...one, ...change } : one)) })
const of = <Thing>(things: readonly Thing[], change: Partial<Thing>): Thing[] =>
  things.map((thing) => ({ ...thing, ...change }))
const recordBut = (type: string, change: Partial<TopicRecord>): Evidence =>
  but({ records: sound.records.map((one) => (one.type === type ? { ...one, ...change } : one)) })
const recordsWith = (type: string, change: Partial<TopicRecord>): Evidence => {
  const like = sound.records.filter((one) => one.type === type)
  return but({ records: [...sound.records, ...of(like, { offset: 0n, ...change })] })
}
const lines = (...more: Partial<PspLine>[]): Evidence => {
  const [, captured] = sound.psp
  return but({ psp: [...sound.psp, ...more.flatMap((change) => (captured ? [{ ...captured, n: 3, ...change }] : []))] })
}
const [told] = sound.asked.flatMap(({ answers }) => answers)
if (!told) throw new Error('the sound evidence has an answer')
const other = { ...told, body: '{"id":"ord_2"}' }
const poisoned = { topic: 'checkout.order.v1', key: 'ord_x', behind: 1 }

test('a system in which all is well has no violations', () => {
  expect(check(sound)).toEqual([])
})

test('a message that is on its topic again is none', () => {
  expect(check(recordsWith('OrderPlaced', {}))).toEqual([])
})

describe.each<[string, [string, Evidence, string][]]>([
  [
    'I1',
    [
      [
        'that has not ended',
        but({ checkout: of(sound.checkout, { status: 'placed' }) }),
        `${order} is placed at checkout and completed at the edge`,
      ],
      [
        'without an ending on its topic',
        recordBut('OrderCompleted', { type: 'OrderPlaced' }),
        `${order} was accepted and has not ended: it is completed`,
      ],
      [
        'that stands at confirmed',
        but({
          records: sound.records.filter(({ type }) => type !== 'OrderCompleted'),
          checkout: of(sound.checkout, { status: 'confirmed' }),
          edge: { ...sound.edge, orders: of(sound.edge.orders, { status: 'confirmed' }) },
        }),
        `${order} was accepted and has not ended: it is confirmed`,
      ],
      [
        'with two endings',
        recordBut('OrderConfirmed', { type: 'OrderCancelled' }),
        `${order} ended 2 times: OrderCancelled, OrderCompleted`,
      ],
      [
        'that ended otherwise than it shows',
        recordBut('OrderCompleted', { type: 'OrderCancelled' }),
        `${order} ended with OrderCancelled and is completed`,
      ],
      ['that checkout never saw', but({ checkout: [] }), `${order} was accepted, and checkout does not know it`],
      ['that the edge has lost', edgeBut({ orders: [] }), `${order} was accepted, and the edge does not show it`],
    ],
  ],
  [
    'I2',
    [
      ['captured twice', lines({ amount: 0n }), `${theCapture} was captured 2 times by the PSP, in lines 2 and 3`],
      [
        'captured beyond its authorisation',
        lines({ key: 'capture:other', amount: 1n }),
        `${thePayment} was captured 2501 of 2500 authorised minor units at the PSP`,
      ],
      [
        'refunded beyond its capture',
        lines({ outcome: 'refunded', amount: 2501n }),
        `${thePayment} was refunded 2501 of 2500 captured minor units at the PSP`,
      ],
    ],
  ],
  [
    'I3',
    [
      [
        'that does not sum to zero',
        but({ entries: sound.entries.slice(1) }),
        `${theTransaction} sums to -2500 minor units of EUR instead of zero`,
      ],
      ['without entries', but({ entries: [] }), `${theTransaction} is a transaction without entries`],
      [
        'in two currencies',
        but({ entries: of(sound.entries, { ledgerAccount: 'parpay:fees:USD' }) }),
        `${theTransaction} is in EUR with an entry on parpay:fees:USD`,
      ],
      [
        'that is not the sum of its entries',
        but({ balances: of(sound.balances, { entries: 699n }) }),
        'the wallet of acc_1 holds 700 minor units, and its entries sum to 699',
      ],
      [
        'that the edge shows a merchant without entries for it',
        but({ balances: of(sound.balances, { entries: 0n }) }),
        "the edge's EUR balance of mer_1 holds 2400 minor units, and its entries sum to 0",
      ],
    ],
  ],
  [
    'I4',
    [
      ['a gap', recordBut('OrderCompleted', { sequence: 4 }), `checkout.order.v1 ${order} goes from 2 to 4: a gap`],
      [
        'another message of the same number',
        recordsWith('OrderPlaced', { id: 'forged' }),
        `checkout.order.v1 ${order} has two messages numbered 1: OrderPlaced-1 and forged`,
      ],
      [
        'numbers out of order',
        but({ records: [...sound.records].reverse() }),
        `checkout.order.v1 ${order} has number 2 only after 3: out of order`,
      ],
      [
        'a reader that has not received all',
        serviceBut('checkout', { inbox: of(sound.services[1]?.inbox ?? [], { last: 0 }) }),
        `payments.payment.v1 ${thePayment} ends with 2, and checkout has received up to 0`,
      ],
      [
        'a reader with another message',
        serviceBut('accounts', { inbox: of(sound.services[3]?.inbox ?? [], { lastId: 'forged' }) }),
        `payments.payment.v1 ${thePayment} ends with message PaymentCaptured-1, and accounts has forged in its place`,
      ],
      [
        'a timeline with a double',
        edgeBut({ timelines: [...sound.edge.timelines, { orderId: order, n: 8, type: 'OrderPlaced' }] }),
        `${order} has 2 lines of 1 OrderPlaced`,
      ],
      [
        'a timeline with a hole',
        edgeBut({ timelines: sound.edge.timelines.filter(({ n }) => n !== 3) }),
        `${order}'s timeline has number 4 where 3 belongs`,
      ],
      [
        'a feed with a hole',
        edgeBut({ feed: [{ merchantId: 'mer_1', n: 2 }] }),
        "mer_1's feed has number 2 where 1 belongs",
      ],
      [
        'a capture that was never posted',
        but({ transactions: [], entries: [] }),
        `${thePayment} has 0 postings of 1 movement of 2500 minor units`,
      ],
      [
        'a posting that nobody was told',
        recordBut('TransactionPosted', { type: 'OrderPlaced' }),
        `${theTransaction} is posted, and told by 0 messages TransactionPosted`,
      ],
    ],
  ],
  [
    'I5',
    [
      [
        'in an outbox',
        serviceBut('edge', { outbox: [{ topic: 'checkout.request.v1', subject: order, sequence: 1 }] }),
        `edge has 1 message to publish, first number 1 of checkout.request.v1 ${order}`,
      ],
      [
        'in an attempt',
        serviceBut('payments', { attempts: [{ id: `capture:${capture}`, tries: 3 }] }),
        `capture:${theCapture} is an open attempt of payments, tried 3 times`,
      ],
      [
        'in a timer',
        serviceBut('checkout', { dueTimers: [{ aggregateId: order, name: 'deadline' }] }),
        `${order} has the due timer deadline at checkout`,
      ],
      [
        'unread',
        serviceBut('payments', { positions: [{ topic: 'checkout.order.v1', partition: 0, nextOffset: 2n }] }),
        'payments has read checkout.order.v1/0 up to 2 of 3',
      ],
      [
        'unknown at the PSP',
        but({ payments: of(sound.payments, { status: 'capturing' }) }),
        `${thePayment} is capturing: what the PSP did is not known, or not asked for`,
      ],
      [
        'held for an order that has ended',
        but({ payments: of(sound.payments, { status: 'authorised' }) }),
        `${payment} is authorised, and its order ${order} has ended`,
      ],
      [
        'parked without being poison',
        serviceBut('accounts', {
          parked: [
            {
              topic: 'payments.payment.v1',
              subject: payment,
              sequence: 2,
              reason: 'gap',
              detail: 'sequence 2 after 0',
            },
          ],
        }),
        `payments.payment.v1 ${thePayment} has number 2 parked at accounts: gap, sequence 2 after 0`,
      ],
      [
        'a capture',
        but({ checkout: of(sound.checkout, { open: 1 }) }),
        `${order} waits for the end of 1 capture or refund`,
      ],
      [
        'a deposit',
        edgeBut({ deposits: [{ id: 'pay_2', status: 'pending', amount: 10n }] }),
        'pay_2 is a deposit that is pending',
      ],
    ],
  ],
  [
    'I6',
    [
      [
        'a row without its message',
        but({ records: sound.records.filter(({ type }) => type !== 'OrderConfirmed') }),
        `checkout.order.v1 ${order} was committed by checkout up to 3, and number 2 is not there`,
      ],
      [
        'a message without its row',
        serviceBut('edge', { sequences: [] }),
        `checkout.request.v1 ${order} has number 1, and edge committed up to 0`,
      ],
    ],
  ],
  [
    'I7',
    [
      [
        'two answers',
        but({ asked: of(sound.asked, { answers: [told, { ...other, replayed: true }] }) }),
        `key-1 was answered ${told.body} and ${other.body}`,
      ],
      [
        'another answer than is kept',
        edgeBut({ answers: of(sound.edge.answers, { body: other.body }) }),
        `key-1 was answered ${told.body}, and ${other.body} is kept`,
      ],
      ['nothing kept', edgeBut({ answers: [] }), `${theKey} was accepted, and nothing is kept under it`],
      [
        'a refusal after an acceptance',
        but({ asked: of(sound.asked, { answers: [told, { ...told, status: 422 }] }) }),
        `${theKey} was accepted once and refused another time`,
      ],
      [
        'two first answers',
        but({ asked: of(sound.asked, { answers: [told, told] }) }),
        `${theKey} was taken for a first request more than once`,
      ],
      [
        'another body accepted',
        but({ asked: of(sound.asked, { changed: [told] }) }),
        `${theKey} was used for another body, which was answered 202`,
      ],
      [
        'two orders',
        edgeBut({ orders: [...sound.edge.orders, ...of(sound.edge.orders, { id: 'ord_2' })] }),
        `key-1 was answered with ${order}, and made ${order}, ord_2`,
      ],
    ],
  ],
  [
    'I9',
    [
      [
        'that nobody parked',
        but({ planted: [poisoned] }),
        'checkout.order.v1 ord_x should have poison, behind parked at payments, and has none',
      ],
      [
        'without poison',
        serviceBut('payments', { inbox: of(sound.services[2]?.inbox ?? [], { blocked: true }) }),
        `checkout.order.v1 ${order} is blocked at payments, without poison`,
      ],
    ],
  ],
  [
    'I10',
    [
      [
        'at the PSP alone',
        lines({ key: 'capture:other', amount: 1n }),
        `${thePayment} was captured 2500 by payments, 2501 by the PSP, 2500 by messages, 2500 by the ledger, 2500 by the edge`,
      ],
      [
        'of a payment nobody knows',
        lines({ payment: 'pay_2' }),
        'pay_2 is known to the PSP, a topic, the ledger, the edge or a merchant, and not to payments',
      ],
      [
        'of an order that was declined',
        but({ checkout: of(sound.checkout, { status: 'declined' }) }),
        `${order} is declined, and 2500 minor units were kept`,
      ],
      [
        'refunded by payments alone',
        but({ checkout: of(sound.checkout, { refunded: 1n }) }),
        `${order} was refunded 1 by checkout, 0 by payments`,
      ],
      [
        'of an order, by two views',
        edgeBut({ orders: of(sound.edge.orders, { captured: 1n }) }),
        `${order} captured 2500 by checkout, 1 by the edge, 2500 by payments`,
      ],
      [
        'of a deposit that payments does not know',
        edgeBut({ deposits: [{ id: 'pay_2', status: 'declined', amount: 10n }] }),
        'pay_2 is known to the PSP, a topic, the ledger, the edge or a merchant, and not to payments',
      ],
      [
        'of a deposit that only its merchant knows',
        but({ asked: of(sound.asked, { orderId: null, answers: [{ ...told, body: `{"id":"${unknown}"}` }] }) }),
        `${unknown} is known to the PSP, a topic, the ledger, the edge or a merchant, and not to payments`,
      ],
      [
        'of a deposit that is declined and kept',
        but({
          payments: of(sound.payments, { orderId: null }),
          edge: { ...sound.edge, deposits: [{ id: payment, status: 'declined', amount: 2500n }] },
        }),
        `${thePayment} is a deposit shown as declined, and 2500 of its 2500 minor units were kept`,
      ],
      [
        'of a deposit that the edge does not show',
        but({ payments: of(sound.payments, { orderId: null }) }),
        `${thePayment} is a deposit at payments, and the edge does not show it`,
      ],
    ],
  ],
])('%s finds', (invariant, cases) => {
  test.each(cases)('%s', (_, evidence, words) => {
    const found = check(evidence).filter((violation) => violation.invariant === invariant)
    expect(found.map(({ about, says }) => `${about} ${says}`)).toContain(words)
  })
})

test('poison that stands still with what is behind it, alone, is as it should be', () => {
  const record = (n: number): TopicRecord => ({
    ...{ topic: poisoned.topic, partition: 0, offset: BigInt(n + 2), key: poisoned.key },
    ...{ sequence: n, id: `x-${n}`, type: 'OrderPlaced', facts: undefined },
  })
  const aside = ['poison', 'behind'].map((reason, i) => ({
    ...{ topic: poisoned.topic, subject: poisoned.key, sequence: i + 1, reason, detail: '' },
  }))
  const row = { topic: poisoned.topic, subject: poisoned.key, last: 2, lastId: 'x-2', blocked: true, waiting: false }
  const services = sound.services.map((tables) =>
    tables.receives.includes(poisoned.topic)
      ? {
          ...{ ...tables, parked: aside, inbox: [...tables.inbox, row] },
          positions: tables.positions.map((at) => (at.topic === poisoned.topic ? { ...at, nextOffset: 5n } : at)),
        }
      : tables.service === 'checkout'
        ? { ...tables, sequences: [...tables.sequences, { ...row, last: 2 }] }
        : tables,
  )
  expect(check(but({ services, planted: [poisoned], records: [...sound.records, record(1), record(2)] }))).toEqual([])
})
