import { z } from 'zod'
import { exitCodes, Failure } from './failure.js'
import type { PspLine } from './verify.js'

const Line = z
  .object({
    operation: z.string(),
    key: z.string(),
    payment: z.string().nullable(),
    amount: z.int().nullable(),
    currency: z.string().nullable(),
    outcome: z.string(),
    repeat: z.boolean().default(false),
    final: z.boolean().default(false),
  })
  .transform((line): PspLine => ({ ...line, amount: line.amount === null ? null : BigInt(line.amount) }))

/** Everything the PSP simulator did. @throws Failure 3 when it does not answer */
export async function readPspLog(psp: string): Promise<PspLine[]> {
  const response = await fetch(`${psp}/log`).catch((cause: unknown) => {
    const sentence = `The PSP simulator does not answer at ${psp}: npx parpay start psp-simulator.`
    throw new Failure(exitCodes.unreachable, sentence, { cause })
  })
  const lines = (await response.text()).split('\n').filter((line) => line !== '')
  return lines.map((line) => Line.parse(JSON.parse(line)))
}
