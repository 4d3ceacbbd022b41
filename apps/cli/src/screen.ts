import type { Paint } from './palette.js'

export interface Addresses {
  readonly edge: string
  /** Of the edge's other instances, where there are several. */
  readonly otherEdges: readonly string[]
  readonly psp: string
  readonly brokers: readonly string[]
  readonly apiKey: string
  readonly account: string
  readonly paymentMethod: string
}

/** What `curl` needs to place an order. */
export interface FirstOrder extends Pick<Addresses, 'edge' | 'apiKey' | 'account' | 'paymentMethod'> {
  /** Fresh, so that the command places an order; run again it answers the same one. */
  readonly idempotencyKey: string
}

/** A command that works as it is printed, in any shell: no variables, no other programs. */
export const curl = ({ edge, apiKey, account, paymentMethod, idempotencyKey }: FirstOrder): string =>
  `curl -i -w '\\n' ${edge}/v1/orders \\
  -H 'Authorization: Bearer ${apiKey}' \\
  -H 'Idempotency-Key: ${idempotencyKey}' \\
  -H 'Content-Type: application/json' \\
  -d '{
    "account": "${account}",
    "paymentMethod": "${paymentMethod}",
    "currency": "EUR",
    "lines": [
      { "sku": "tea-1", "name": "Green tea", "quantity": 2, "unitAmount": 1250 }
    ]
  }'`

/** What a newcomer sees when everything runs. */
export function screen(
  { edge, otherEdges, psp, brokers, apiKey, account, paymentMethod }: Addresses,
  { idempotencyKey, seconds, paint }: { idempotencyKey: string; seconds: number; paint: Paint },
): string {
  const row = (name: string, value: string) => `  ${name.padEnd(16)}${value}`
  return [
    paint('bold', `ParPay is up after ${seconds.toFixed(1)} s. Ctrl-C stops it; its data stays.`),
    '',
    row('REST API', edge),
    ...otherEdges.map((other) => row('  as well', other)),
    row('Documentation', `${edge}/docs`),
    row('Kafka', brokers.join(',')),
    row('PSP simulator', `${psp}/log`),
    row('API key', apiKey),
    row('Account', account),
    row('Payment method', paymentMethod),
    '',
    `${paint('bold', 'Place an order')}, and read it at the Location answered:`,
    '',
    curl({ edge, apiKey, account, paymentMethod, idempotencyKey }),
    '',
    paint('bold', 'In another terminal, in this folder:'),
    '',
    '  npx parpay watch           the messages, as they pass',
    '  npx parpay place --wait    an order, step by step',
    '',
  ].join('\n')
}
