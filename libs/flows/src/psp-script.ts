import type { Line, RecordedMessage } from '@parpay/testkit'
import { messagesOnce, placeOf, uuidOf } from './recorded.js'
import { overtaken } from './overtaken.js'
import { tokensOfPayments } from './payment-token.js'
import { pspOutcome, type PspOperation } from './psp-outcome.js'
import type { TestToken } from './test-token.js'

/** A step as the PSP simulator takes it (`PUT /payments/{payment}/script`). */
export interface PspStep {
  readonly operation: PspOperation
  readonly outcome: 'yes' | 'no'
  readonly code?: string
  readonly key?: string
  readonly held?: true
}

/** Names a step: the `n`-th of its operation, from 1. */
export interface HeldStep {
  readonly payment: string
  readonly operation: PspOperation
  readonly n: number
}

export interface PspScript {
  /** By payment, TypeID `pay_`; without those whose test token says the same by itself, and at once. */
  readonly payments: ReadonlyMap<string, readonly PspStep[]>
  /** The step that a recorded message waits for, by where the message lay (`placeOf`). */
  readonly held: ReadonlyMap<string, HeldStep>
  /** The steps that must have been asked for before a recorded message is sent, because it overtook their outcome. */
  readonly overtakenBy: ReadonlyMap<string, readonly HeldStep[]>
}

interface Told {
  readonly step: PspStep
  /** Absent where only what followed tells of it. */
  readonly message?: RecordedMessage
}

/**
 * What the PSP has to say, and when, so that what was recorded comes out again: taken from the messages of
 * payments.payment.v1 in the order of the recording. A step is held where something about its order or payment was
 * recorded between what caused it and its outcome.
 */
export function pspScript(lines: readonly Line[]): PspScript {
  const messages = messagesOnce(lines)
  const tokens = tokensOfPayments(messages)
  const late = overtaken(messages)
  const payments = new Map<string, readonly PspStep[]>()
  const held = new Map<string, HeldStep>()
  const overtakenBy = new Map<string, readonly HeldStep[]>()
  for (const [payment, outcomes] of outcomesOf(messages)) {
    const count = { authorise: 0, capture: 0, void: 0, refund: 0 }
    const steps = outcomes.map(({ step, message }): PspStep => {
      const n = (count[step.operation] += 1)
      if (!message || !late.has(message)) return step
      const name = { payment, operation: step.operation, n }
      held.set(placeOf(message), name)
      for (const place of late.get(message)?.map(placeOf) ?? [])
        overtakenBy.set(place, [...(overtakenBy.get(place) ?? []), name])
      return { ...step, held: true }
    })
    if (!goesByItself(steps, tokens.get(uuidOf(payment)))) payments.set(payment, steps)
  }
  return { payments, held, overtakenBy }
}

/** The script for a replay that calls things by new ids; those it does not name stay. */
export function inNewIds({ payments, held, overtakenBy }: PspScript, ids: ReadonlyMap<string, string>): PspScript {
  const renamed = (id: string) => ids.get(id) ?? id
  const keyOf = (key: string) => key.replace(/[^:]+$/, renamed)
  const step = ({ key, ...rest }: PspStep): PspStep => ({ ...rest, ...(key !== undefined && { key: keyOf(key) }) })
  const named = ({ payment, ...rest }: HeldStep): HeldStep => ({ payment: renamed(payment), ...rest })
  return {
    payments: new Map([...payments].map(([payment, steps]) => [renamed(payment), steps.map(step)])),
    held: new Map([...held].map(([place, one]) => [place, named(one)])),
    overtakenBy: new Map([...overtakenBy].map(([place, all]) => [place, all.map(named)])),
  }
}

function outcomesOf(messages: readonly RecordedMessage[]): Map<string, Told[]> {
  const byPayment = new Map<string, Told[]>()
  for (const message of messages) {
    const outcome = pspOutcome(message)
    if (!outcome) continue
    const { payment, ...step } = outcome
    const told = byPayment.get(payment) ?? []
    byPayment.set(payment, told)
    // A deposit tells of its authorisation only by what follows it.
    if (told.length === 0 && step.operation !== 'authorise')
      told.push({ step: { operation: 'authorise', outcome: 'yes' } })
    told.push({ step, message })
  }
  return byPayment
}

/** Without a token the card is taken to be a plain one. */
function goesByItself(steps: readonly PspStep[], token: TestToken | undefined): boolean {
  if (token?.takesTime) return false
  const refunds = steps.filter(({ operation }) => operation === 'refund')
  return steps.every((step) => !step.held && step.code === usual(step, refunds[0] === step, token))
}

/** The code of the no that a card says by itself; undefined for a yes. */
function usual({ operation }: PspStep, isFirstRefund: boolean, token: TestToken | undefined): string | undefined {
  if (operation === 'authorise') return token?.declined
  if (operation === 'capture') return token?.captureRefused
  return operation === 'refund' && isFirstRefund ? token?.refundRefused : undefined
}
