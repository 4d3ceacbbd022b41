import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  ControlClient,
  parpayServices,
  type Progress,
  type ServiceSpec,
  startSystem,
  type SystemStatus,
} from '@parpay/stack'
import type { BugName } from './bugs.js'

/** The clone this was built in: what it runs is what is built there. */
export const clone = fileURLToPath(new URL('../../..', import.meta.url))
const preload = pathToFileURL(join(clone, 'chaos', 'dist', 'rig', 'rig.process.js')).href

export interface RigOptions {
  /** Of each service. */
  readonly instances: number
  readonly bug?: BugName | undefined
  readonly signal: AbortSignal
  /** Told when a process has ended that nobody stopped; it is started again. */
  readonly ended: (name: string, how: string) => void
  /** Leave the data folder, with all logs. */
  readonly keep?: boolean
}

/** A whole system of its own whose services can be made to die at a failpoint, and may carry a bug. */
export interface RiggedSystem {
  readonly folder: string
  status(): Promise<SystemStatus>
  /** SIGKILL now; the supervisor starts it again. */
  kill(name: string): Promise<void>
  /** Failpoints of a running process, as PARPAY_FAILPOINTS has them; empty to disarm. Gone when the process is. */
  arm(name: string, failpoints: string): void
  /** Moves the clock of all services and the PSP, milliseconds. */
  advance(by: number): Promise<void>
  stop(): Promise<void>
}

/** Starts one in a temporary folder, and returns when it takes orders. @throws Problem */
export async function riggedSystem({ instances, bug, signal, ended, keep }: RigOptions): Promise<RiggedSystem> {
  const home = mkdtempSync(join(tmpdir(), 'parpay-chaos-'))
  const folder = join(home, '.parpay')
  const arms = join(home, 'arms')
  mkdirSync(arms)
  const disarm = (name: string) => {
    rmSync(join(arms, name), { force: true })
  }
  const progress = (event: Progress) => {
    if (event.kind !== 'crashed') return
    disarm(event.name) // before it is started again
    ended(event.name, event.how)
  }
  const services = parpayServices(clone, instances).map((spec) => rigged(spec, join(arms, spec.name), bug))
  const remove = () => {
    if (!keep) rmSync(home, { recursive: true, force: true })
  }
  const system = await startSystem({ folder, services, progress, signal, environment: environment() }).catch(
    (error: unknown) => {
      remove()
      throw error
    },
  )
  return {
    folder,
    status: () => system.status(),
    kill: async (name) => {
      await ControlClient.connect(folder).kill(name)
    },
    arm: (name, failpoints) => {
      if (failpoints === '') disarm(name)
      else writeFileSync(join(arms, name), failpoints)
    },
    advance: async (by) => {
      await system.clock.advance(by)
    },
    stop: async () => {
      await system.stop()
      remove()
    },
  }
}

/** A service's process with the preload; the PSP simulator is the outside world, and stays as it is. */
function rigged(spec: ServiceSpec, arms: string, bug: BugName | undefined): ServiceSpec {
  if (spec.database === undefined) return spec
  return {
    ...spec,
    variables: (system) => ({
      ...spec.variables?.(system),
      NODE_OPTIONS: `--import=${preload}`,
      PARPAY_CHAOS_ARMS: arms,
      ...(bug && { PARPAY_CHAOS_BUG: bug }),
    }),
  }
}

/** Nothing of the caller's environment leads it to another system. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(KAFKA_|POSTGRES_|EDGE_|PSP_|PARPAY_(?!CACHE))/.test(name)),
  )
