import { randomUUID } from 'node:crypto'
import { relative } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { exitCodes, Failure } from './failure.js'
import { screen } from './screen.js'
import { terminal } from './terminal.output.js'
import { upLine } from './up-line.js'

const Options = z.object({ folder: z.string().optional() })

export const upCommand = (): Command =>
  command({
    name: 'up',
    short: 'start everything and keep it running until Ctrl-C',
    does: 'Start Kafka, PostgreSQL, the PSP simulator and all services, and keep them running until Ctrl-C.',
    examples: [
      ['up', 'this clone'],
      ['up --folder /tmp/other', 'a second system with data of its own'],
    ],
    ok: 'it was stopped (Ctrl-C, SIGTERM or parpay down)',
    failed: 'it could not start; one sentence says why',
  }).action((raw: unknown) => up(Options.parse(raw)))

async function up({ folder: given }: z.infer<typeof Options>): Promise<void> {
  const began = performance.now()
  const { interruption, parpayServices, startSystem } = await import('@parpay/stack')
  const { asking, clone, dataFolder } = await import('./system.client.js')
  const signal = interruption() // from here on Ctrl-C stops what was started instead of ending this process
  const folder = dataFolder(given)
  terminal.note('Starting Kafka, PostgreSQL and the services ...')
  let isUp = false
  let stoppingSince = 0
  const system = await asking(() =>
    startSystem({
      ...{ folder, signal, services: parpayServices(clone) },
      progress: (event) => {
        if (event.kind === 'stopping') stoppingSince = performance.now()
        const line = upLine(event.kind === 'crashed' ? { ...event, log: relative('', event.log) } : event, isUp)
        if (line !== undefined) terminal.note(line)
      },
    }),
  )
  const { account, paymentMethod, ...addresses } = await system.status()
  if (account === null || paymentMethod === null) {
    await system.stop()
    throw new Failure(exitCodes.failed, `The demo account could not be opened: see the logs in ${folder}/logs.`)
  }
  isUp = true
  const seconds = (performance.now() - began) / 1_000
  const idempotencyKey = randomUUID()
  const { paint } = terminal
  terminal.print(screen({ ...addresses, account, paymentMethod }, { idempotencyKey, seconds, paint }))
  await system.stopped
  terminal.note(`Stopped in ${((performance.now() - stoppingSince) / 1_000).toFixed(1)} s.`)
}
