import type { Command } from 'commander'
import type { ProcessStatus } from '@parpay/stack'
import { z } from 'zod'
import { command } from './command.js'
import { exitCodes, Failure } from './failure.js'
import { terminal } from './terminal.output.js'

const Options = z.object({ folder: z.string().optional(), json: z.boolean().optional() })
const Names = z.array(z.string())

type Action = 'start' | 'stop' | 'kill'

const describe = (
  name: Action,
  short: string,
  does: string,
  examples: [string, string][],
  ok: string,
  failed: string,
): Command =>
  command({ name, short, does, examples, ok, failed })
    .argument('<service...>', 'edge, checkout, payments, accounts, psp-simulator, kafka or postgres')
    .option('--json', 'print their status afterwards as JSON')
    .action((names: unknown, raw: unknown) => act(name, Names.parse(names), Options.parse(raw)))

export const stopCommand = (): Command =>
  describe(
    'stop',
    'stop services until they are started again',
    'Stop one or more services; they stay down until they are started. What they have to do waits for them.',
    [
      ['stop payments', 'orders are accepted and wait for their payment'],
      ['stop kafka', 'orders are accepted and sent when Kafka is back'],
    ],
    'stopped',
    'one did not stop',
  )

export const startCommand = (): Command =>
  describe(
    'start',
    'start stopped services',
    'Start one or more stopped services and wait until they are ready.',
    [['start payments', 'they catch up with what waited']],
    'ready',
    'one is not ready after 15 s',
  )

export const killCommand = (): Command =>
  describe(
    'kill',
    'crash services; they are started again',
    'Kill one or more services with SIGKILL, as a crash would; they are started again at once.',
    [['kill checkout', 'nothing is lost, nothing happens twice: npx parpay verify']],
    'killed',
    'one could not be killed',
  )

async function act(action: Action, names: string[], { folder, json }: z.infer<typeof Options>): Promise<void> {
  const { asking, connect, dataFolder } = await import('./system.client.js')
  const home = dataFolder(folder)
  const control = connect(home)
  const done: ProcessStatus[] = []
  for (const name of names) done.push(await asking(() => control[action](name)))
  if (json) terminal.print(JSON.stringify(done))
  else for (const status of done) terminal.print(said(action, status))
  const late = done.find(({ ready }) => action === 'start' && !ready)
  if (late) {
    throw new Failure(exitCodes.failed, `${late.name} is not ready after 15 s: see ${home}/logs/${late.name}.log.`)
  }
}

const said = (action: Action, { name, pid }: ProcessStatus): string =>
  ({
    stop: `${name} is stopped; what it has to do waits until: npx parpay start ${name}`,
    start: `${name} runs (process ${pid ?? 'unknown'}).`,
    kill: `${name} was killed; it is started again.`,
  })[action]
