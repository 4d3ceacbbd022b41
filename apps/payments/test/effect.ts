import type { Decided } from '@parpay/messaging'
import type { Payment } from '../src/payment.js'

/**
 * What a decision did, as the tables of the specs write it: what is published and asked of the PSP, "->" and the state
 * after, or "-" for no effect.
 */
export function effect(
  before: Payment | undefined,
  { state, messages, attempts, withdrawn }: Decided<Payment>,
): string {
  const published = messages.map(({ type, message }) => {
    const { code, reason, fee } = message as { code?: string; reason?: string; fee?: bigint }
    const why = fee === undefined ? (code ?? reason) : `fee ${String(fee)}`
    return why === undefined ? type : `${type}(${why})`
  })
  const asked = attempts.map(({ id }) => `${id.slice(0, id.indexOf(':'))} attempt`)
  const taken = withdrawn.map(() => 'attempt withdrawn')
  const alarm = (state?.alarms ?? 0) > (before?.alarms ?? 0) ? ['alarm'] : []
  const steps = [...published, ...asked, ...taken, ...alarm].join(', ')
  if (steps === '' && state?.status === before?.status) return '-'
  return `${steps} -> ${nameOf(state)}`.trim()
}

function nameOf(state: Payment | undefined): string {
  if (state?.status !== 'captured' || state.ending === null) return state?.status ?? 'none'
  return state.refunded === 0n ? 'captured, owed back' : 'captured, given back'
}
