/** What the PSP simulator's README says of one of its test tokens, as far as it shows in messages. */
export interface TestToken {
  readonly brand: string
  readonly last4: string
  /** `YYYY-MM`. */
  readonly expires: string
  /** Attaching it is refused with this code. */
  readonly refused?: string
  readonly declined?: string
  readonly captureRefused?: string
  /** Of the first refund of each payment. */
  readonly refundRefused?: string
  /** Authorising or capturing takes seconds, which a replay does not wait for: its outcomes are scripted. */
  readonly takesTime?: true
}

const card = (last4: string, more: Partial<TestToken> = {}): TestToken => ({
  ...{ brand: 'visa', last4, expires: '2034-12' },
  ...more,
})

/** The test tokens of apps/psp-simulator, by name. */
export const testTokens: ReadonlyMap<string, TestToken> = new Map([
  ['tok_visa', card('4242')],
  ['tok_mastercard', card('4444', { brand: 'mastercard' })],
  ['tok_expired', card('0069', { expires: '2020-01', refused: 'expired_card' })],
  ['tok_declined', card('0002', { declined: 'card_declined' })],
  ['tok_insufficient_funds', card('9995', { declined: 'insufficient_funds' })],
  ['tok_5xx', card('0503')],
  ['tok_slow', card('3000', { takesTime: true })],
  ['tok_timeout', card('0408')],
  ['tok_late', card('0045', { takesTime: true })],
  ['tok_capture_fails', card('0341', { captureRefused: 'capture_refused' })],
  ['tok_refund_fails', card('0911', { refundRefused: 'refund_refused' })],
])
