import type { SystemStatus } from '@parpay/stack'

/** What a program beside the system needs to know of it, under the names the documentation uses. */
export function systemVariables(
  status: Pick<SystemStatus, 'edge' | 'apiKey' | 'account' | 'paymentMethod' | 'brokers'>,
): Readonly<Record<string, string>> {
  const { edge, apiKey, account, paymentMethod, brokers } = status
  return {
    PARPAY_URL: edge,
    PARPAY_API_KEY: apiKey,
    ...(account !== null && { ACCOUNT: account }),
    ...(paymentMethod !== null && { PAYMENT_METHOD: paymentMethod }),
    KAFKA_BROKERS: brokers.join(','),
  }
}
