import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect, isDeepStrictEqual } from 'node:util'
import { afterAll } from '@jest/globals'
import { topics } from '@parpay/events'
import { parpaySystem, type ParPaySystem } from '@parpay/flows'
import { ControlClient, quiescent, type SystemStatus } from '@parpay/stack'
import { topicSizes } from '@parpay/testkit'
import { contract, schemaIds } from '../flows/stories.js'
import { Databases } from './databases.store.js'
import { MerchantClient, newMerchant, type Wallet } from './merchant.client.js'
import { type Ended, parpay } from './parpay.command.js'
import { charges, type Charged, pspLog, type PspLine } from './psp-log.client.js'
import { until } from './until.js'
import { folderOf, up } from './up.process.js'

/** A whole system of its own, on free ports, in a temporary folder. */
export interface RunningSystem {
  /** Its data folder; a service's log is `logs/SERVICE.log`. */
  readonly folder: string
  readonly control: ControlClient
  readonly databases: Databases
  /** The demo merchant, and the account it has from the start. */
  readonly merchant: MerchantClient
  readonly wallet: Wallet
  /** The demo merchant at another edge. */
  merchantAt(edge: string): MerchantClient
  /** Another merchant of the same system. */
  readonly stranger: MerchantClient
  status(): Promise<SystemStatus>
  /** What the PSP did, by payment. */
  charged(): Promise<Map<string, Charged>>
  /** The same line by line, with what it has not settled yet. */
  pspLog(): Promise<PspLine[]>
  /** What it says from now on, to be expected or replayed. */
  observed(): Promise<ParPaySystem>
  /** Records by topic. */
  records(): Promise<Record<string, bigint>>
  /** Waits until the edge shows so many orders of a reference in each state, such as `{ completed: 3 }`. */
  settled(reference: string, states: Record<string, number>): Promise<void>
  /** Waits until nothing is left to do; throws what is, when that takes too long. */
  atRest(): Promise<void>
  /** `parpay verify` of a system at rest: what differs now stays so. */
  verify(): Promise<Ended>
  /** Waits for rest, then throws what a timer still waits for. */
  atEnd(): Promise<void>
}

/** A folder for `parpay --folder`. */
export const temporaryHome = (): string => mkdtempSync(join(tmpdir(), 'parpay-e2e-'))

/** `PARPAY_TEST_KEEP=1` leaves it, with every log. */
export function removeHome(home: string): void {
  if (process.env['PARPAY_TEST_KEEP']) process.stderr.write(`Kept: ${home}\n`)
  else rmSync(home, { recursive: true, force: true })
}

/** What a spec's system has beside the usual. */
export interface SystemWishes {
  /** Of each service. */
  readonly instances?: number
  /** Environment variables. */
  readonly variables?: Record<string, string>
}

/** Starts one system for a spec file, and stops it after the file's last test. */
export async function runningSystem({ instances = 1, variables = {} }: SystemWishes = {}): Promise<RunningSystem> {
  const other = newMerchant()
  const home = temporaryHome()
  const running = up(home, { PARPAY_API_KEYS: other.entry, ...variables }, ['--instances', `${instances}`])
  const { edge, psp, brokers, postgres, apiKey, account, paymentMethod } = await running.ready()
  if (account === null || paymentMethod === null) throw new Error('The demo account is not open')
  const control = ControlClient.connect(folderOf(home))
  const databases = new Databases(postgres)
  const atRest = async (): Promise<string | null> => {
    const { quiet, unrest, next } = await quiescent(() => control.status(), { within: 60_000 })
    if (!quiet) throw new Error(`Not within 60 s: nothing is left to do. Seen last: ${unrest.join('; ')}`)
    // What the services say of themselves, held against their tables.
    const left = await databases.unrest()
    if (Object.keys(left).length > 0) throw new Error(`Quiet, they say, and yet: ${inspect(left, { depth: 6 })}`)
    return next
  }
  const observers: ParPaySystem[] = []
  afterAll(async () => {
    await Promise.all(observers.map((each) => each.stop())) // while the broker is there
    await databases.close()
    await running.stop()
    removeHome(home)
  })
  return {
    folder: folderOf(home),
    control,
    databases,
    merchant: new MerchantClient(edge, { apiKey }),
    wallet: { account, paymentMethod },
    merchantAt: (url) => new MerchantClient(url, { apiKey }),
    stranger: new MerchantClient(edge, other),
    status: () => control.status(),
    charged: async () => charges(await pspLog(psp)),
    pspLog: () => pspLog(psp),
    observed: async () => {
      const observer = await parpaySystem({ control, contract, schemaIds, within: 60_000 })
      observers.push(observer)
      return observer
    },
    records: async () => {
      const sizes = await topicSizes({ brokers, topics: topics.map(({ name }) => name) })
      return Object.fromEntries(sizes.map(({ topic, records }) => [topic, records]))
    },
    settled: async (reference, states) => {
      await until(
        `the orders are ${inspect(states)}`,
        () => databases.orders(reference),
        (seen) => isDeepStrictEqual(seen, states),
        { every: 100 },
      )
    },
    atRest: async () => {
      await atRest()
    },
    verify: () => parpay('verify', '--within', '0ms', '--folder', home),
    atEnd: async () => {
      const next = await atRest()
      if (next !== null) throw new Error(`Something still waits for its time, ${next}`)
    },
  }
}

let shared: Promise<RunningSystem> | undefined

/** The system of a spec file that is made of parts: the first part starts it. */
export const sharedSystem = (): Promise<RunningSystem> => (shared ??= runningSystem())
