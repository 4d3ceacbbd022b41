import { randomUUID } from 'node:crypto'
import { relative } from 'node:path'
import { interruption, parpayServices, startSystem } from '@parpay/stack'
import { exitCodes, Failure } from './failure.js'
import { screen } from './screen.js'
import { statusJson } from './status-text.js'
import { asking, clone, dataFolder, runningPid } from './system.client.js'
import { terminal } from './terminal.output.js'
import { upLine } from './up-line.js'

export interface UpOptions {
  /** Processes of each service. */
  readonly instances: number
  readonly json?: boolean | undefined
}

/** Starts the system and keeps it running until it is stopped. @throws Failure when it cannot start */
export async function up(given: string | undefined, { instances, json }: UpOptions): Promise<void> {
  const began = performance.now()
  const signal = interruption() // from here on Ctrl-C stops what was started instead of ending this process
  const folder = dataFolder(given)
  if (runningPid(folder) === undefined) terminal.note('Starting Kafka, PostgreSQL and the services ...')
  let isUp = false
  let stoppingSince = 0
  const system = await asking(() =>
    startSystem({
      ...{ folder, signal, services: parpayServices(clone, instances) },
      progress: (event) => {
        if (event.kind === 'stopping') stoppingSince = performance.now()
        const line = upLine(event.kind === 'crashed' ? { ...event, log: relative('', event.log) } : event, isUp)
        if (line !== undefined) terminal.note(line)
      },
    }),
  )
  const status = await system.status()
  const { account, paymentMethod, services, ...addresses } = status
  if (account === null || paymentMethod === null) {
    await system.stop()
    throw new Failure(exitCodes.failed, `The demo account could not be opened: see the logs in ${folder}/logs.`)
  }
  isUp = true
  const seconds = (performance.now() - began) / 1_000
  const idempotencyKey = randomUUID()
  const { paint } = terminal
  const otherEdges = services.flatMap(({ name, port }) => (name.startsWith('edge-') ? `http://127.0.0.1:${port}` : []))
  const told = screen({ ...addresses, otherEdges, account, paymentMethod }, { idempotencyKey, seconds, paint })
  terminal.print(json ? JSON.stringify(statusJson(status)) : told)
  await system.stopped
  terminal.note(`Stopped in ${((performance.now() - stoppingSince) / 1_000).toFixed(1)} s.`)
}
