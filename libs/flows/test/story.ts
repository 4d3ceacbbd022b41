import type { RecordedMessage } from '@parpay/testkit'

const topicOf = (type: string): string => {
  if (/^(PaymentMethodSubmitted|DepositRequested)$/.test(type)) return 'payments.request.v1'
  if (/^PaymentMethod/.test(type)) return 'payments.method.v1'
  if (/^Payment/.test(type)) return 'payments.payment.v1'
  if (type === 'TransactionPosted') return 'accounts.ledger.v1'
  return /Submitted$|Requested$/.test(type) ? 'checkout.request.v1' : 'checkout.order.v1'
}

const prefixOf = (topic: string): string =>
  ({ 'payments.payment.v1': 'pay', 'accounts.ledger.v1': 'pay' })[topic] ?? 'ord'

/** What a test writes: the type, its cause as a position in the story, and fields. */
export type Told = readonly [type: string, cause?: number | undefined, fields?: Readonly<Record<string, string>>]

/** A recording of one order, whose UUID is `uuid`; a payment method's id is the field `paymentMethodId`. */
export function story(uuid: string, ...told: readonly Told[]): RecordedMessage[] {
  return told.map(([type, cause, fields = {}], n): RecordedMessage => {
    const topic = topicOf(type)
    return {
      kind: 'message',
      topic,
      partition: 0,
      offset: BigInt(n),
      at: new Date(n),
      key: type.startsWith('PaymentMethod') ? (fields['paymentMethodId'] ?? null) : `${prefixOf(topic)}_${uuid}`,
      type,
      headers: { ce_id: `${uuid}-${n}`, ...(cause !== undefined && { ce_causationid: `${uuid}-${cause}` }) },
      value: fields,
    }
  })
}

/** An order's first messages, up to its confirmation: the last is at position 4. */
export const confirmed = (token: string): readonly Told[] => [
  ['PaymentMethodSubmitted', undefined, { paymentMethodId: 'pm_1', token }],
  ['OrderSubmitted', undefined, { paymentMethodId: 'pm_1' }],
  ['OrderPlaced', 1, { paymentMethodId: 'pm_1' }],
  ['PaymentAuthorised', 2],
  ['OrderConfirmed', 3],
]
