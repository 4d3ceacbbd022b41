import { randomUUID } from 'node:crypto'
import { Problem, quiescent, taken, type ClockShown, type SystemStatus } from '@parpay/stack'
import { BrokerUnreachable, type Line, type ReplaySystem } from '@parpay/testkit'
import { oneAtATime } from './one-at-a-time.js'
import { inNewIds, pspScript, type HeldStep, type PspScript } from './psp-script.js'
import { PspClient } from './psp.client.js'
import { placeOf } from './recorded.js'

/** A system of ParPay that runs: `ControlClient` is one. */
export interface RunningSystem {
  status(): Promise<SystemStatus>
  clock(): Promise<ClockShown>
  advance(milliseconds: number): Promise<ClockShown>
}

export interface ReplayOn {
  readonly system: RunningSystem
  /** The recording's lines, as they are planned. */
  readonly lines: readonly Line[]
  /** What topics' names begin with on the broker. */
  readonly prefix?: string
}

/** Fields whose values are not ids of a recording, for `planReplay`. */
export const keep: readonly string[] = ['merchantId']

/** Fields that differ in each replay, for `compareReplay`: the PSP numbers what it has done. */
export const ignore: readonly string[] = ['pspReference']

/** Topics on which each message counts, also in a disturbed replay, for `compareReplay`: money. */
export const whole: readonly string[] = ['accounts.ledger.v1']

export interface ParPayReplay extends Required<ReplaySystem> {
  /** For `planReplay`: names the outcome of the PSP that a message waits for. */
  readonly hold: (message: Parameters<typeof placeOf>[0]) => string | undefined
  /** Ends the scripts at the PSP, so that nothing stays held. @throws PspUnusable */
  end(): Promise<void>
}

const LOOK_MS = 1_000
const AT_ONCE = 16
const RENEW_EVERY_MS = 2_000

/** How a replay reaches the PSP, the clock and the quiescence of a system of ParPay. */
export function parpayReplay({ system, lines, prefix = '' }: ReplayOn): ParPayReplay {
  const recorded = pspScript(lines)
  const status = () => system.status()
  const hasTaken = oneAtATime(() => reaching(status, () => taken(status, 'payments', { prefix })))
  const lease = randomUUID()
  let renewing: NodeJS.Timeout | undefined
  const waiting = new Map<string, HeldStep>()
  let overtakenBy: PspScript['overtakenBy'] = new Map()
  const psp = async () => new PspClient((await status()).psp)
  return {
    hold: (message) => {
      const step = recorded.held.get(placeOf(message))
      return step && `${step.operation} ${step.n}`
    },
    prepare: async ({ ids }) => {
      const { payments, held, ...more } = inNewIds(recorded, ids)
      overtakenBy = more.overtakenBy
      for (const [place, step] of held) waiting.set(place, step)
      if (payments.size === 0) return
      // One that fails is made up for by the next; who cannot reach the simulator for 10 s has lost its scripts.
      const renew = () =>
        void psp()
          .then((client) => client.renew(lease))
          .catch(() => undefined)
      renewing = setInterval(renew, RENEW_EVERY_MS).unref()
      const client = await psp()
      await inParallel([...payments], ([payment, steps]) => client.script(payment, steps, lease))
    },
    begun: ({ message }) => {
      const steps = overtakenBy.get(placeOf(message))
      return (
        steps &&
        psp().then(async (client) => {
          await Promise.all(steps.map((step) => client.asked(step)))
        })
      )
    },
    quiescent: async () => {
      const { quiet, calling, unrest, next } = await reaching(status, () =>
        quiescent(status, { within: LOOK_MS, parked: 'allowed', prefix }),
      )
      // What is held asks again and again, which is no time to wait for.
      return { quiet, stalled: calling, unrest, next: next === null || waiting.size > 0 ? null : new Date(next) }
    },
    advanceTo: async (time) => {
      const left = time.getTime() - new Date((await system.clock()).now).getTime()
      if (left > 0) await system.advance(Math.ceil(left))
    },
    release: async ({ message }) => {
      const step = waiting.get(placeOf(message))
      if (!step) return
      await hasTaken()
      await (await psp()).release(step)
      waiting.delete(placeOf(message))
    },
    end: async () => {
      if (renewing === undefined) return
      clearInterval(renewing)
      await (await psp()).end(lease)
    },
  }
}

/** @throws BrokerUnreachable where the stack says so in its own way */
async function reaching<T>(status: RunningSystem['status'], work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code !== 'server-unreachable') throw cause
    throw new BrokerUnreachable((await status()).brokers, { cause })
  }
}

async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values()
  const worker = async () => {
    for (const one of left) await work(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
