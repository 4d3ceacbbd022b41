import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parpayServices, runningIn, startSystem } from '@parpay/stack'
import type { RunningSystem } from '@parpay/flows'
import { exitCodes, Failure } from './failure.js'
import { asking, clone } from './system.client.js'

const name = 'parpay-replay-'
/** A younger folder without a lock may be of a run that is about to take it (milliseconds). */
const settled = 60_000

/** A system in a temporary folder. */
export interface Isolated {
  readonly system: RunningSystem
  /** Stops it and removes all it had. */
  remove(): Promise<void>
}

/**
 * Starts a whole system, or one service of it with the PSP simulator, on servers and in a folder of its own: when it is
 * gone there is no topic, group, database or process left. What a killed run left is removed first.
 *
 * @throws Failure 2 for a service that there is not, 1 when it does not start
 */
export async function isolatedSystem(only: string | undefined, signal: AbortSignal): Promise<Isolated> {
  sweep()
  const all = parpayServices(clone).filter((service) => service.name !== 'edge')
  const services = all.filter((service) => only === undefined || [only, 'psp-simulator'].includes(service.name))
  if (only !== undefined && !services.some((service) => service.name === only))
    throw new Failure(
      exitCodes.usage,
      `--only: there is no service ${only}; there are ${all.flatMap(({ database }) => database ?? []).join(', ')}.`,
    )
  const home = mkdtempSync(join(tmpdir(), name))
  const remove = () => {
    rmSync(home, { recursive: true, force: true })
  }
  try {
    const system = await asking(() =>
      startSystem({ folder: join(home, '.parpay'), services, signal, demo: false, environment: ownEnvironment() }),
    )
    return {
      system: {
        status: () => system.status(),
        clock: () => system.clock.read(),
        advance: (milliseconds) => system.clock.advance(milliseconds),
      },
      remove: async () => {
        await system.stop()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** Nothing of this terminal's environment leads to servers that are there already. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([variable]) => !/^(KAFKA|POSTGRES|EDGE|PSP|PAYMENTS)_/.test(variable)),
  )

/** Only what is this user's: another one's folders cannot even be looked into. */
function sweep(): void {
  for (const each of readdirSync(tmpdir())) {
    if (!each.startsWith(name)) continue
    const home = join(tmpdir(), each)
    const made = statSync(home, { throwIfNoEntry: false })
    if (!made || (process.getuid && made.uid !== process.getuid())) continue
    const folder = join(home, '.parpay')
    if (runningIn(folder) !== undefined) continue
    if (existsSync(join(folder, 'lock')) || Date.now() - made.mtimeMs > settled)
      rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
}
