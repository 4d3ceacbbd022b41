import { quiescent } from '@parpay/stack'
import {
  replayFlow,
  testSystem,
  type Contract,
  type Faults,
  type Recording,
  type ReplayRun,
  type SchemaId,
  type TestSystem,
} from '@parpay/testkit'
import { parkedAt, type ParkedMessage } from './parked.client.js'
import { ignore, keep, parpayReplay, whole, type RunningSystem } from './replay-system.client.js'
import { simulated } from './simulated.js'
import { testClock, type TestClock } from './test-clock.js'

/** A system of ParPay that runs, and lets itself be looked into: `ControlClient` is one. */
export interface ControlledSystem extends RunningSystem {
  /** The bearer token of the services' `/admin`. */
  adminToken(): string
}

export interface ParPaySystemOptions {
  readonly control: ControlledSystem
  /** What the documents in `asyncapi/services` say. */
  readonly contract: Contract
  /** Of `asyncapi/schemas.lock.json`. */
  readonly schemaIds: readonly SchemaId[]
  /** Milliseconds to wait for what is expected, and for quiet. Default 10000. */
  readonly within?: number
}

/** A running system of ParPay, as a test sees it. */
export interface ParPaySystem extends Omit<TestSystem, 'replay'> {
  /**
   * Replays a recording beside whatever else happens there: PSP answers as recorded, the clock moved where it was.
   * `expect(run).toMatchRecording(recording)` compares; of a replay with faults only the ends.
   */
  replay(recording: Recording, faults?: Faults): Promise<ReplayRun>
  readonly clock: TestClock
  /** What is set aside at all services: to be empty. */
  parked(): Promise<readonly ParkedMessage[]>
}

/** @throws BrokerUnreachable, UnknownTopic; Problem of the stack */
export async function parpaySystem(options: ParPaySystemOptions): Promise<ParPaySystem> {
  const { control, contract, schemaIds, within } = options
  const { brokers } = await control.status()
  const clock = testClock(control)
  const look = async () => {
    const found = await quiescent(() => control.status(), { within: 1_000, parked: 'allowed' })
    return { ...found, next: found.next === null ? null : new Date(found.next) }
  }
  const patience = within === undefined ? {} : { within }
  const seen = await testSystem({ brokers, contract, schemaIds, system: { quiescent: look }, ...patience })
  return {
    get messages() {
      return seen.messages
    },
    get problems() {
      return seen.problems
    },
    expectEvent: (...asked) => seen.expectEvent(...asked),
    expectNoEvent: (...asked) => seen.expectNoEvent(...asked),
    quiescent: (patience) => seen.quiescent(patience),
    stop: () => seen.stop(),
    replay: async (recording, faults) => {
      const { hold, ...system } = parpayReplay({ system: control, lines: simulated(recording).lines })
      const now = await clock.now()
      try {
        const known = { brokers, contract, schemaIds, system, hold, now, keep, ignore, whole, adapted: simulated }
        return await replayFlow(recording, { ...known, ...(faults && { faults }) })
      } finally {
        await system.end()
      }
    },
    clock,
    parked: async () => parkedAt(await control.status(), control.adminToken()),
  }
}
