import type { FastifyBaseLogger } from 'fastify'
import { Clock } from './clock.js'
import { ClockStore } from './clock.store.js'
import type { Config } from './config.js'
import { DamagedLog, LogStore } from './log.store.js'
import { NotifyClient } from './notify.client.js'
import { Psp } from './psp.js'
import { pspServer, type Notifier } from './psp.server.js'
import { ScriptStore } from './script.store.js'
import { Scripts } from './scripts.js'

/** Why the simulator cannot be opened: a sentence for whoever started it. */
export class CannotOpen extends Error {}

/** It listens, and has gone on from what it kept. */
export interface Simulator {
  readonly url: string
  /** How many lines its log held when it began to listen. */
  readonly operations: number
  /** Ends at once: an operation that was still waiting has not happened, and nobody is told of one any more. */
  close(): Promise<void>
}

const silent: Notifier = { notify: () => undefined }

/**
 * Opens the log and what is kept beside it, and listens. `broken` is called with a sentence when a line cannot be written
 * later on: what is in memory then runs ahead of the disk and the process must end.
 * Throws `CannotOpen`; what was opened by then is left open, because the process ends.
 */
export async function openSimulator(
  config: Config,
  logger: FastifyBaseLogger,
  broken: (sentence: string) => void,
): Promise<Simulator> {
  const psp = new Psp()
  const log = await LogStore.open(
    config.log,
    (line) => {
      psp.apply(line)
    },
    (error) => {
      broken(`the log ${config.log} cannot be written, so nothing more is answered: ${String(error)}`)
    },
  ).catch((error: unknown) =>
    fail(error instanceof DamagedLog ? error.message : `the log ${config.log} cannot be opened: ${String(error)}`),
  )
  const keeper = new ClockStore(config.log)
  const clock = new Clock(await keeper.read().catch((error: unknown) => fail(String(error))))
  const notifyClient = config.notify === null ? undefined : new NotifyClient(config.notify, logger)
  const kept = new ScriptStore(config.log)
  const before = await kept.read().catch((error: unknown) => fail(String(error)))
  const scripts = new Scripts(before, (entry) => {
    kept.append(entry)
  })
  await kept.write(scripts.entries).catch((error: unknown) => fail(`scripts cannot be kept: ${String(error)}`))
  const server = pspServer(psp, log, { clock, keeper, notifier: notifyClient ?? silent, scripts }, logger)
  const url = await server
    .listen({ port: config.port, host: config.host })
    .catch((error: unknown) => fail(`cannot listen on ${config.host}:${config.port}: ${String(error)}`))
  return {
    url,
    operations: psp.next - 1,
    close: async () => {
      await server.close()
      await log.close()
      notifyClient?.close()
    },
  }
}

function fail(sentence: string): never {
  throw new CannotOpen(sentence)
}
