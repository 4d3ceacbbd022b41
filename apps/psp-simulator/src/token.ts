/** What a test token stands for: a card and the way it behaves. The table is documented in the README. */
export interface Token {
  readonly brand: 'visa' | 'mastercard'
  readonly last4: string
  /** Last month the card is valid in, `YYYY-MM`. */
  readonly expires: string
  /** Attaching it is refused with this code. */
  readonly refused?: string
  /** Authorising it is declined with this code. */
  readonly declined?: string
  /** How many authorisations of one payment answer 503, without effect, before one is taken. */
  readonly unavailable?: number
  /** Milliseconds that authorise and capture take. */
  readonly slow?: number
  /** Captures are done and logged, but never answered. */
  readonly captureUnanswered?: true
  /** Captures are refused with this code. */
  readonly captureRefused?: string
  /** Milliseconds after which an authorisation is settled that is answered `pending` at first. */
  readonly late?: number
  /** The first refund of each payment is refused. */
  readonly refundRefusedOnce?: true
}

const card = (last4: string, behaviour: Partial<Token> = {}): Token => ({
  brand: 'visa',
  last4,
  expires: '2034-12',
  ...behaviour,
})

const tokens: ReadonlyMap<string, Token> = new Map([
  ['tok_visa', card('4242')],
  ['tok_mastercard', card('4444', { brand: 'mastercard' })],
  ['tok_expired', card('0069', { expires: '2020-01', refused: 'expired_card' })],
  ['tok_declined', card('0002', { declined: 'card_declined' })],
  ['tok_insufficient_funds', card('9995', { declined: 'insufficient_funds' })],
  ['tok_5xx', card('0503', { unavailable: 2 })],
  ['tok_slow', card('3000', { slow: 3_000 })],
  ['tok_timeout', card('0408', { captureUnanswered: true })],
  ['tok_late', card('0045', { late: 45_000 })],
  ['tok_capture_fails', card('0341', { captureRefused: 'capture_refused' })],
  ['tok_refund_fails', card('0911', { refundRefusedOnce: true })],
])

/** The card behind a token; undefined for a token that is not in the table. */
export const tokenNamed = (name: string): Token | undefined => tokens.get(name)

/** The same card, behaving as most do. */
export const plain = ({ brand, last4, expires }: Token): Token => ({ brand, last4, expires })
