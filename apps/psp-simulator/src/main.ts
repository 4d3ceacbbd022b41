import { pino } from 'pino'
import { Clock } from './clock.js'
import { ClockStore } from './clock.store.js'
import { readConfig } from './config.js'
import { DamagedLog, LogStore } from './log.store.js'
import { NotifyClient } from './notify.client.js'
import { Psp } from './psp.js'
import { pspServer, type Notifier } from './psp.server.js'
import { ScriptStore } from './script.store.js'
import { Scripts } from './scripts.js'

const end = (code: number, ...sentences: string[]): never => {
  for (const sentence of sentences) process.stderr.write(`psp-simulator: ${sentence}\n`)
  process.exit(code)
}

const silent: Notifier = { notify: () => undefined }

const config = readConfig(process.env)
if ('wrong' in config) end(2, ...config.wrong)
else {
  const logger = pino({ name: 'psp-simulator', level: config.level })
  const psp = new Psp()
  const log = await LogStore.open(
    config.log,
    (line) => {
      psp.apply(line)
    },
    (error) => end(1, `the log ${config.log} cannot be written, so nothing more is answered: ${String(error)}`),
  ).catch((error: unknown) =>
    end(1, error instanceof DamagedLog ? error.message : `the log ${config.log} cannot be opened: ${String(error)}`),
  )
  const keeper = new ClockStore(config.log)
  const clock = new Clock(await keeper.read().catch((error: unknown) => end(1, String(error))))
  const notifier = config.notify === null ? silent : new NotifyClient(config.notify, logger)
  const kept = new ScriptStore(config.log)
  const before = await kept.read().catch((error: unknown) => end(1, String(error)))
  const scripts = new Scripts(before, (entry) => {
    kept.append(entry)
  })
  await kept.write(scripts.entries).catch((error: unknown) => end(1, `scripts cannot be kept: ${String(error)}`))
  const server = pspServer(psp, log, { clock, keeper, notifier, scripts }, logger)
  const url = await server
    .listen({ port: config.port, host: config.host })
    .catch((error: unknown) => end(1, `cannot listen on ${config.host}:${config.port}: ${String(error)}`))
  // whoever started this process waits for this line, whatever the level
  logger.child({}, { level: 'info' }).info({ url, operations: psp.next - 1 }, 'listening')

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await server.close()
    await log.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  if (config.supervised)
    process.stdin
      .on('end', () => void stop())
      .on('error', () => void stop())
      .resume()
}
