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
  z.object({ outcome: z.literal('voided') }),
  z.object({ outcome: z.literal('refunded'), ...done, amount }),
  z.object({ outcome: z.literal('declined'), code: z.string() }),
  z.object({ outcome: z.literal('refused'), code: z.string() }),
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
      const { paymentId } = task
      if (refused !== undefined) return settled(PspCaptureRefused, { paymentId, code: refused })
      if (answer.outcome !== 'captured' || !same(answer, task)) return undefined
      return settled(PspCaptured, { paymentId, pspReference: answer.reference })
    }
    case 'void': {
      const { paymentId } = task
      if (refused === 'already_captured') return settled(PspFoundCaptured, { paymentId })
      return answer.outcome === 'voided' || refused === 'already_voided' ? settled(PspVoided, { paymentId }) : undefined
    }
    case 'refund': {
      const { paymentId } = task
      if (refused !== undefined) return settled(PspRefundRefused, { paymentId, code: refused })
      if (answer.outcome !== 'refunded' || !same(answer, task)) return undefined
      return settled(PspRefunded, { paymentId })
    }
  }
}

const same = (answer: { amount: number; currency: string }, asked: { amount: string; currency: string }): boolean =>
  BigInt(answer.amount) === BigInt(asked.amount) && answer.currency === asked.currency
