import type { RecordedMessage } from '@parpay/testkit'
import { textOf, uuidOf } from './recorded.js'
import { testTokens, type TestToken } from './test-token.js'

/**
 * Which test token each payment is made with, by the UUID of its id. None of a payment whose method, or its token, is
 * not in the recording.
 */
export function tokensOfPayments(messages: readonly RecordedMessage[]): ReadonlyMap<string, TestToken> {
  const byMethod = new Map<string, TestToken>()
  const found = new Map<string, TestToken>()
  for (const message of messages) {
    const method = textOf(message, 'paymentMethodId')
    if (method === undefined || message.key === null) continue
    const token = testTokens.get(textOf(message, 'token') ?? '') ?? byMethod.get(method)
    if (!token) continue
    if (message.type === 'PaymentMethodSubmitted') byMethod.set(method, token)
    else found.set(uuidOf(message.key), token)
  }
  return found
}
