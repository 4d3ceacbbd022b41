import { z } from 'zod'
import type { PspLine } from '../check/evidence.js'

const Line = z
  .object({
    n: z.int(),
    operation: z.string(),
    key: z.string(),
    payment: z.string().nullable(),
    amount: z.int().nullable(),
    currency: z.string().nullable(),
    outcome: z.string(),
    repeat: z.boolean().default(false),
  })
  .transform(({ amount, ...line }): PspLine => ({ ...line, amount: amount === null ? null : BigInt(amount) }))

/** Everything the PSP did, by its own log. */
export async function readPspLog(psp: string): Promise<PspLine[]> {
  const response = await fetch(new URL('/log', psp))
  const text = await response.text()
  if (!response.ok) throw new Error(`The PSP answered ${response.status}: ${text}`)
  return text
    .split('\n')
    .filter((json) => json !== '')
    .map((json) => Line.parse(JSON.parse(json)))
}
