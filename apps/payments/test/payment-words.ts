import type { NewAttempt } from '@parpay/messaging'
import type { Words } from '@parpay/messaging/testing'
import { z } from 'zod'
import type { Payment } from '../src/payment-state.js'
import { PspTask } from '../src/psp-task.js'

const sum = (of: readonly { readonly amount: bigint }[]): string => of.map(({ amount }) => amount.toString()).join('+')
const text = z.object({ code: z.string().optional(), reason: z.string().optional() }).loose()
const money = z.object({ amount: z.bigint(), fee: z.bigint(), feeReturned: z.bigint(), released: z.bigint() }).partial()

function message(sent: unknown, type: string): string {
  const { code, reason, final } = text.parse(sent)
  const { amount, fee, feeReturned, released } = money.parse(sent)
  if (type === 'PaymentCaptured') return `${amount}${final === true ? ' final' : ''} fee ${fee}`
  if (type === 'PaymentRefunded') return `${reason} ${amount} fee ${feeReturned}`
  return code ?? (released === undefined ? '' : `${reason} ${released}`)
}

function attempt({ task, notBefore }: NewAttempt): string {
  const asked = PspTask.parse(task)
  const amount = asked.operation === 'capture' || asked.operation === 'refund' ? ` ${asked.amount}` : ''
  const final = asked.operation === 'capture' && asked.final ? ' final' : ''
  return `${asked.operation}${amount}${final}${notBefore ? ' later' : ''}`
}

/** "captured cancelled 1000 refunding 1000": the status, the ending, sums that are not zero, what is under way. */
function state(payment: Payment): string {
  const { status, ending, captured, captures, refunded, refunds, alarms } = payment
  const sums = [
    captured > 0n && captured.toString(),
    captures.length > 0 && `capturing ${sum(captures)}`,
    refunded > 0n && `refunded ${refunded}`,
    refunds.length > 0 && `refunding ${sum(refunds)}`,
    alarms > 0 && 'alarm',
  ]
  return [status, ending ?? '', ...sums].filter(Boolean).join(' ')
}

/** What a decision about a payment did, as the tables of the specs write it. */
export const paymentWords: Words<Payment> = { message, attempt, state }
