import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ControlClient, parpayServices, startSystem, type System } from '@parpay/stack'

/** The clone this file was built in. */
export const clone = fileURLToPath(new URL('../../../', import.meta.url))

/** A system on free ports, with its data in a temporary folder that goes with it. */
export interface OwnSystem {
  readonly home: string
  readonly system: System
  readonly control: ControlClient
  /** Stops it and removes its data. */
  end(): Promise<void>
}

/** @throws Problem, with nothing left behind */
export async function ownSystem(signal: AbortSignal): Promise<OwnSystem> {
  const home = mkdtempSync(join(tmpdir(), 'parpay-isolation-'))
  const folder = join(home, '.parpay')
  const remove = (): void => {
    rmSync(home, { recursive: true, force: true })
  }
  try {
    const environment = ownEnvironment(process.env)
    const system = await startSystem({ folder, signal, environment, services: parpayServices(clone) })
    const control = ControlClient.connect(folder)
    const end = async (): Promise<void> => {
      try {
        await system.stop()
      } finally {
        remove()
      }
    }
    return { home, system, control, end }
  } catch (error) {
    remove()
    throw error
  }
}

/** Nothing of the caller's environment leads to another system. */
function ownEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const elsewhere = /^(KAFKA_|POSTGRES_|EDGE_|PSP_|FEE_|PARPAY_(?!CACHE$))/
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !elsewhere.test(name)))
}
