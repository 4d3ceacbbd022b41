import { z } from 'zod'

/** One line of the PSP's log. */
export const pspLine = z.object({
  n: z.number(),
  operation: z.string(),
  key: z.string(),
  payment: z.string().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  outcome: z.string(),
  repeat: z.boolean().optional(),
})
export type PspLine = z.infer<typeof pspLine>

/** What really happened at the PSP, by its own log: operations done, repeats and inquiries left out. */
export async function pspLog(psp: string): Promise<PspLine[]> {
  const response = await fetch(new URL('/log', psp))
  const text = await response.text()
  if (!response.ok) throw new Error(`The PSP answered ${response.status}: ${text}`)
  return text
    .split('\n')
    .filter((json) => json !== '')
    .map((json) => pspLine.parse(JSON.parse(json)))
    .filter(({ operation, repeat }) => operation !== 'inquire' && !repeat)
}

/** The money of one payment, in minor units, as the PSP saw it. */
export interface Charged {
  readonly authorisations: number
  readonly captures: number
  readonly captured: number
  readonly refunded: number
  readonly voids: number
}

/** What the log says of each payment. */
export function charges(log: readonly PspLine[]): Map<string, Charged> {
  const payments = new Map<string, Charged>()
  for (const { payment, outcome, amount } of log) {
    if (payment === null) continue
    const so = payments.get(payment) ?? { authorisations: 0, captures: 0, captured: 0, refunded: 0, voids: 0 }
    payments.set(payment, {
      authorisations: so.authorisations + Number(outcome === 'authorised'),
      captures: so.captures + Number(outcome === 'captured'),
      captured: so.captured + (outcome === 'captured' ? (amount ?? 0) : 0),
      refunded: so.refunded + (outcome === 'refunded' ? (amount ?? 0) : 0),
      voids: so.voids + Number(outcome === 'voided'),
    })
  }
  return payments
}
