import { armFailpoints, WiringError } from '@parpay/messaging'
import { withFiles } from './environment-files.store.js'
import { halfALogin } from './kafka-security.js'
import { MigrationRefused } from './migration.js'
import { stopping } from './patience.js'
import { processVariables } from './process-variables.js'
import { runService } from './service.server.js'
import type { ServiceDefinition } from './service.js'
import { describeVariables, readSettings } from './settings.js'
import { stdoutLog } from './stdout.log.js'
import type { Variables } from './variable.js'

/** Exit codes: 0 stopped as asked, 1 failed, 2 starting it again as it is cannot help. */
const failed = 1
const wrong = 2

function end(code: number, name: string, ...sentences: readonly string[]): never {
  for (const sentence of sentences) process.stderr.write(`${name}: ${sentence}\n`)
  process.exit(code)
}

/**
 * A service's whole `main.ts`: reads the environment, runs the service, stops it on SIGTERM, SIGINT or (supervised)
 * when stdin closes. `--help` lists the environment variables. What stops it from starting is said in one sentence on
 * stderr.
 */
export async function startService<V extends Variables>(definition: ServiceDefinition<V>): Promise<void> {
  const { name, variables } = definition
  if (process.argv.includes('--help')) {
    process.stdout.write(`${describeVariables({ ...processVariables, ...variables }).join('\n')}\n`)
    return
  }
  const filled = withFiles(Object.keys({ ...processVariables, ...variables }), process.env)
  if (!filled.ok) end(wrong, name, ...filled.wrong)
  const common = readSettings(processVariables, filled.environment)
  const own = readSettings(variables, filled.environment)
  if (!common.ok || !own.ok) end(wrong, name, ...(common.ok ? [] : common.wrong), ...(own.ok ? [] : own.wrong))

  const { settings } = common
  const half = halfALogin(settings)
  if (half !== undefined) end(wrong, name, half)
  const { PARPAY_FAILPOINTS: failpoints } = settings
  if (failpoints && settings.NODE_ENV === 'production')
    end(wrong, name, 'PARPAY_FAILPOINTS is refused where NODE_ENV is production: it kills the process. Unset it')
  const log = stdoutLog(name, settings.LOG_LEVEL)
  if (failpoints) {
    armFailpoints(failpoints)
    log.warn({ failpoints }, 'it will kill itself where PARPAY_FAILPOINTS says')
  }
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'a bug: the process ends and is to be started again')
    process.exit(failed)
  })

  const running = await runService(definition, settings, own.settings, log).catch((error: unknown) => {
    if (error instanceof WiringError) end(wrong, name, error.message)
    end(failed, name, `it cannot start: ${error instanceof Error ? error.message : String(error)}`)
  })
  // whoever started this process waits for this line, whatever the level
  log.child({}, { level: 'info' }).info({ url: running.url }, 'listening')

  void running.lost.then((reason) => {
    log.fatal({ reason }, 'it takes no messages any more: the process ends and is to be started again')
    process.exit(failed)
  })

  let asked = false
  const stop = (reason: string): void => {
    if (asked) process.exit(failed)
    asked = true
    log.info({ reason }, 'stopping')
    setTimeout(() => {
      log.error({}, `not stopped within ${stopping.everything} ms: ending with work under way, which starts again`)
      process.exit(failed)
    }, stopping.everything)
    void running.stop().then(() => {
      log.info({}, 'stopped')
      process.exit(0)
    })
  }
  process.on('SIGTERM', () => {
    stop('SIGTERM')
  })
  process.on('SIGINT', () => {
    stop('SIGINT')
  })
  if (settings.PARPAY_SUPERVISED)
    process.stdin
      .once('close', () => {
        stop('stdin closed')
      })
      .on('error', () => undefined)
      .resume()

  await running.started.catch((error: unknown) => {
    if (error instanceof MigrationRefused) end(wrong, name, error.message)
    throw error
  })
}
