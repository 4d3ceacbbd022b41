import { settled, type Settled } from '@parpay/messaging'
import { z } from 'zod'
import {
  PspAttached,
  PspAttachRefused,
  PspAuthorised,
  PspCaptured,
  PspCaptureRefused,
  PspDeclined,
  PspFoundCaptured,
  PspRefunded,
  PspRefundRefused,
  PspVoided,
} from './psp-outcome.js'
import type { PspTask } from './psp-task.js'

/** Minor units. A JSON number is exact up to 2^53 - 1; anything else is refused. */
const amount = z.int().nonnegative()
const done = { reference: z.string(), currency: z.string() }

/** What the PSP answers when it has done an operation, or will not. `declined` is the card's no, `refused` the PSP's. */
export const PspAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('attached'),
    /** The PSP's name for the payment method. */
    method: z.string(),
    brand: z.string(),
    last4: z.string(),
    expires: z.string(),
  }),
  z.object({ outcome: z.literal('authorised'), ...done, amount, expiresAt: z.iso.datetime().nullish() }),
  z.object({ outcome: z.literal('captured'), ...done, amount }),
  /** `released`: what was held and not captured. */
  z.object({ outcome: z.literal('voided'), released: amount.optional() }),
  z.object({ outcome: z.literal('refunded'), ...done, amount }),
  z.object({ outcome: z.literal('declined'), code: z.string() }),
  /** `captured`: how much, where that is the reason. */
  z.object({ outcome: z.literal('refused'), code: z.string(), captured: amount.optional() }),
])
export type PspAnswer = z.infer<typeof PspAnswer>

/** What an answer means for who asked, or `undefined`: it is none to this task, and what was done stays unknown. */
export function meaningOf(task: PspTask, answer: PspAnswer): Settled | undefined {
  const refused = answer.outcome === 'refused' ? answer.code : undefined
  switch (task.operation) {
    case 'attach': {
      const { paymentMethodId } = task
      if (refused !== undefined) return settled(PspAttachRefused, { paymentMethodId, code: refused })
      if (answer.outcome !== 'attached') return undefined
      const { method: pspReference, brand, last4, expires } = answer
      return settled(PspAttached, { paymentMethodId, pspReference, brand, last4, expires })
    }
    case 'authorise': {
      const { paymentId } = task
      if (answer.outcome === 'declined') return settled(PspDeclined, { paymentId, code: answer.code })
      if (answer.outcome !== 'authorised' || !same(answer, task)) return undefined
      const { reference: pspReference, expiresAt = null } = answer
      return settled(PspAuthorised, { paymentId, pspReference, expiresAt })
    }
    case 'capture': {
      const { paymentId, captureId, amount } = task
      if (refused !== undefined) return settled(PspCaptureRefused, { paymentId, captureId, code: refused })
      if (answer.outcome !== 'captured' || !same(answer, task)) return undefined
      return settled(PspCaptured, { paymentId, captureId, amount, pspReference: answer.reference })
    }
    case 'void': {
      const { paymentId } = task
      const found = capturedSince(answer, task)
      if (found === undefined) return undefined
      if (found === 0n) return settled(PspVoided, { paymentId })
      return settled(PspFoundCaptured, { paymentId, amount: found.toString() })
    }
    case 'refund': {
      const { paymentId, refundId } = task
      if (refused !== undefined) return settled(PspRefundRefused, { paymentId, refundId, code: refused })
      if (answer.outcome !== 'refunded' || !same(answer, task)) return undefined
      return settled(PspRefunded, { paymentId, refundId })
    }
  }
}

const same = (answer: { amount: number; currency: string }, asked: { amount: string; currency: string }): boolean =>
  BigInt(answer.amount) === BigInt(asked.amount) && answer.currency === asked.currency

/**
 * What nothing is held of any more because it is captured, beside what was known to be: the PSP says what it let go, or
 * that it can't, because so much is captured. Undefined when it says neither, or what cannot be.
 */
function capturedSince(answer: PspAnswer, task: { amount: string; captured: string }): bigint | undefined {
  const [authorised, known] = [BigInt(task.amount), BigInt(task.captured)]
  const captured = capturedInAll(answer, authorised, known)
  return captured !== undefined && captured >= known && captured <= authorised ? captured - known : undefined
}

function capturedInAll(answer: PspAnswer, authorised: bigint, known: bigint): bigint | undefined {
  if (answer.outcome === 'voided') return answer.released === undefined ? known : authorised - BigInt(answer.released)
  if (answer.outcome !== 'refused') return undefined
  if (answer.code === 'already_voided') return known
  return answer.code === 'already_captured' && answer.captured !== undefined ? BigInt(answer.captured) : undefined
}
