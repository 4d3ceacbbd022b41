import { describeVariables, halfALogin, kafkaSecurity, readSettings, withFiles } from '@parpay/process/settings'
import type { Settings, Variables } from '@parpay/process/settings'
import { demo, demoVariables } from './demo.command.js'
import { prepare, prepareVariables } from './prepare.command.js'
import { setup, setupVariables } from './setup.command.js'

/** Exit codes: 0 done, 1 failed, 2 it cannot work as it was asked. */
function end(code: number, ...sentences: readonly string[]): never {
  for (const sentence of sentences) process.stderr.write(`setup: ${sentence}\n`)
  process.exit(code)
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

function settings<V extends Variables>(variables: V): Settings<V> {
  if (process.argv.includes('--help')) {
    for (const line of describeVariables(variables)) say(line)
    process.exit(0)
  }
  const filled = withFiles(Object.keys(variables), process.env)
  if (!filled.ok) end(2, ...filled.wrong)
  const read = readSettings(variables, filled.environment)
  return read.ok ? read.settings : end(2, ...read.wrong)
}

const commands: Readonly<Record<string, () => Promise<void>>> = {
  prepare: () => {
    const read = settings(prepareVariables)
    const postgres = { server: read.PARPAY_POSTGRES, parameters: read.PARPAY_POSTGRES_PARAMETERS }
    say(prepare(read.PARPAY_SECRETS, read.PARPAY_BROKER_HOSTS, postgres))
    return Promise.resolve()
  },
  setup: async () => {
    const read = settings(setupVariables)
    const half = halfALogin(read)
    if (half !== undefined) end(2, half)
    await setup({
      brokers: read.KAFKA_BROKERS,
      prefix: read.KAFKA_TOPIC_PREFIX,
      security: kafkaSecurity(read),
      postgresUrl: read.POSTGRES_URL,
      folder: read.PARPAY_SECRETS,
      steps: read.PARPAY_SETUP_STEPS,
      said: say,
    })
  },
  demo: async () => {
    const { PARPAY_SECRETS, PARPAY_EDGE, PARPAY_URL } = settings(demoVariables)
    say(await demo(PARPAY_SECRETS, PARPAY_EDGE, PARPAY_URL))
  },
}

const name = process.argv[2] ?? ''
const command = commands[name]
if (!command) end(2, `there is no ${JSON.stringify(name)}: say ${Object.keys(commands).join(', ')}, each takes --help`)
process.on('SIGTERM', () => process.exit(143))
await command().catch((error: unknown) => end(1, error instanceof Error ? error.message : String(error)))
