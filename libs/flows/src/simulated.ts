import type { Line, RecordedMessage, Recording } from '@parpay/testkit'
import { fieldsOf, textOf } from './recorded.js'
import { testTokens } from './test-token.js'

/** A payment method that a real PSP keeps, or whose token was masked, and the test token that stands for it. */
interface Substitute {
  readonly token: string
  /** What is recorded of it otherwise, and comes out differently. */
  readonly fields: Readonly<Record<string, string>>
}

/**
 * The recording as the PSP simulator can replay it: each token it does not know becomes one it does, which attaches with
 * the recorded brand, or is refused. What is expected of these payment methods is what the test token's card shows.
 */
export function simulated({ header, lines }: Recording): Recording {
  const outcomes = outcomesByMethod(lines)
  const substitutes = new Map<string, Substitute>()
  for (const line of lines) {
    const method = line.kind === 'message' && textOf(line, 'paymentMethodId')
    if (!method || line.type !== 'PaymentMethodSubmitted' || testTokens.has(textOf(line, 'token') ?? '')) continue
    substitutes.set(method, substituteFor(outcomes.get(method)))
  }
  if (substitutes.size === 0) return { header, lines }
  return { header, lines: lines.map((line) => (line.kind === 'message' ? replaced(line, substitutes) : line)) }
}

const isOutcome = (type: string): boolean => /^PaymentMethod(?:Added|Rejected)$/.test(type)

function outcomesByMethod(lines: readonly Line[]): Map<string, RecordedMessage> {
  const found = new Map<string, RecordedMessage>()
  for (const line of lines) {
    const method = line.kind === 'message' && isOutcome(line.type) && textOf(line, 'paymentMethodId')
    if (method) found.set(method, line)
  }
  return found
}

function substituteFor(outcome: RecordedMessage | undefined): Substitute {
  if (outcome?.type === 'PaymentMethodRejected') return { token: 'tok_expired', fields: { code: 'expired_card' } }
  const token = outcome && textOf(outcome, 'brand') === 'mastercard' ? 'tok_mastercard' : 'tok_visa'
  const { brand = '', last4 = '', expires = '' } = testTokens.get(token) ?? {}
  return { token, fields: { brand, last4, expires } }
}

function replaced(message: RecordedMessage, substitutes: ReadonlyMap<string, Substitute>): RecordedMessage {
  const substitute = substitutes.get(textOf(message, 'paymentMethodId') ?? '')
  const { type } = message
  const fields = fieldsOf(message)
  if (!substitute || !fields) return message
  if (type === 'PaymentMethodSubmitted') return { ...message, value: { ...fields, token: substitute.token } }
  if (!isOutcome(type)) return message
  return { ...message, value: { ...fields, ...substitute.fields } }
}
