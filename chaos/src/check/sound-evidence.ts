import type { Evidence, RuntimeTables, TopicRecord } from './evidence.js'

/** A system at rest in which one order by card was completed, for specs that make one thing in it wrong. */
export function soundEvidence(): Evidence {
  const orderId = 'ord_01h455vb4pex5vsknk084sn02q'
  const paymentId = 'pay_01h455vb4pex5vsknk084sn02q'
  const captureId = 'cap_01h455vb4pex5vsknk084sn02q'
  const facts = { merchantId: 'mer_1', orderId, paymentId, currency: 'EUR' }
  const record = (topic: string, key: string, sequence: number, type: string, more = {}): TopicRecord => ({
    ...{ topic, partition: 0, offset: BigInt(sequence - 1), key, sequence, id: `${type}-1`, type },
    facts: { ...facts, ...more },
  })
  const records = [
    record('checkout.request.v1', orderId, 1, 'OrderSubmitted', { paymentId: undefined }),
    record('checkout.order.v1', orderId, 1, 'OrderPlaced'),
    record('payments.payment.v1', paymentId, 1, 'PaymentAuthorised', { amount: 2500n }),
    record('checkout.order.v1', orderId, 2, 'OrderConfirmed'),
    record('payments.payment.v1', paymentId, 2, 'PaymentCaptured', { captureId, amount: 2500n }),
    record('checkout.order.v1', orderId, 3, 'OrderCompleted'),
    record('accounts.ledger.v1', paymentId, 1, 'TransactionPosted', { transactionId: 'txn_1' }),
  ]
  const told = { status: 202, location: `/v1/orders/${orderId}`, body: `{"id":"${orderId}"}` }
  const money = { currency: 'EUR', captured: 2500n, refunded: 0n, open: 0 }
  const line = { payment: paymentId, amount: 2500n, currency: 'EUR', repeat: false }
  const entry = (ledgerAccount: string, amount: bigint) => ({ transactionId: 'txn_1', ledgerAccount, amount })
  return {
    records,
    psp: [
      { n: 1, operation: 'authorise', key: `authorise:${paymentId}`, outcome: 'authorised', ...line },
      { n: 2, operation: 'capture', key: `capture:${captureId}`, outcome: 'captured', ...line },
    ],
    services: [
      tables(
        'edge',
        ['checkout.request.v1'],
        ['checkout.order.v1', 'payments.payment.v1', 'accounts.ledger.v1'],
        records,
      ),
      tables('checkout', ['checkout.order.v1'], ['checkout.request.v1', 'payments.payment.v1'], records),
      tables('payments', ['payments.payment.v1'], ['checkout.order.v1'], records),
      tables('accounts', ['accounts.ledger.v1'], ['payments.payment.v1'], records),
    ],
    checkout: [{ id: orderId, status: 'completed', ...money }],
    payments: [{ id: paymentId, orderId, status: 'captured', ...money }],
    transactions: [{ id: 'txn_1', kind: 'capture', subject: paymentId, currency: 'EUR' }],
    entries: [entry('psp:clearing:EUR', 2500n), entry('mer_1:merchant:EUR', -2400n), entry('parpay:fees:EUR', -100n)],
    balances: [
      { of: 'the wallet of acc_1', balance: 700n, entries: 700n },
      { of: "the edge's EUR balance of mer_1", balance: 2400n, entries: 2400n },
    ],
    edge: {
      orders: [
        {
          ...{ id: orderId, status: 'completed', code: null, capture: 'automatic', reference: 'key-1' },
          ...{ captured: 2500n, paymentCaptured: 2500n, paymentRefunded: 0n },
        },
      ],
      timelines: records.map(({ type }, i) => ({ orderId, n: i + 1, type })),
      feed: [1, 2, 3].map((n) => ({ merchantId: 'mer_1', n })),
      answers: [{ key: 'key-1', ...told }],
      deposits: [],
    },
    asked: [{ key: 'key-1', orderId, makesOrder: true, answers: [{ ...told, replayed: false }], changed: [] }],
    planted: [],
  }
}

/** The tables of a service that has sent and received all there is. */
function tables(
  service: string,
  sends: readonly string[],
  receives: readonly string[],
  records: readonly TopicRecord[],
): RuntimeTables {
  const lastOf = (topics: readonly string[]) =>
    topics.flatMap((topic) => records.filter((record) => record.topic === topic).slice(-1))
  return {
    ...{ service, sends, receives, outbox: [], parked: [], attempts: [], dueTimers: [] },
    sequences: lastOf(sends).map(({ topic, key, sequence }) => ({ topic, subject: key, last: sequence })),
    inbox: lastOf(receives).map(({ topic, key, sequence, id }) => ({
      ...{ topic, subject: key, last: sequence, lastId: id, blocked: false, waiting: false },
    })),
    positions: lastOf(receives).map(({ topic, partition, offset }) => ({ topic, partition, nextOffset: offset + 1n })),
  }
}
