import { createHash } from 'node:crypto'

/**
 * The Idempotency-Key of a request for the demo merchant, the same at every start. In the shape of a UUID (version 8,
 * RFC 9562): one hexadecimal text in 250 holds what could be a card number, and the edge refuses those.
 */
export function demoKey(merchant: string, path: string): string {
  const hash = createHash('sha256').update(`${merchant} ${path}`).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
