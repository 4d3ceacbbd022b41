import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { ClockReading } from './clock.store.js'
import { Problem } from './problem.js'

const Reading = z.object({ epoch: z.int(), offset: z.number() })
const ANSWERS_WITHIN_MS = 2_000
/** One that was killed is there again after half a second. */
const COMES_BACK_WITHIN_MS = 4_000
const PAUSE_MS = 100

/** Where the PSP simulator's clock stands. @throws Problem `service-failed` when it does not answer */
export async function readPspClock(psp: string): Promise<ClockReading> {
  return ask(psp, {})
}

/** @throws Problem `service-failed` */
export async function writePspClock(psp: string, to: ClockReading): Promise<void> {
  await ask(psp, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(to) })
}

async function ask(psp: string, request: RequestInit): Promise<ClockReading> {
  const began = performance.now()
  for (;;) {
    const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS)
    const answer = await fetch(new URL('/clock', psp), { ...request, signal }).catch(() => undefined)
    if (answer?.ok) return Reading.parse(await answer.json())
    await answer?.body?.cancel()
    if (answer || performance.now() - began > COMES_BACK_WITHIN_MS)
      throw new Problem(
        'service-failed',
        'The PSP simulator does not answer for its clock: npx parpay start psp-simulator.',
      )
    await delay(PAUSE_MS)
  }
}
