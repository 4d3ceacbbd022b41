import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { exitCodes, Failure } from './failure.js'
import { terminal } from './terminal.output.js'

const Options = z.object({
  folder: z.string().optional(),
  service: z.string().optional(),
  key: z.string().optional(),
  record: z.string().optional(),
  topic: z.string().optional(),
  reason: z.string(),
  json: z.boolean().optional(),
})

export const discardCommand = (): Command =>
  command({
    name: 'discard',
    short: 'give up a parked message, with a reason',
    does: 'Give up the first parked message of a key, the one in the way, and redrive those behind it. Of a gap, what never came is given up. The message is kept in the table discarded, with the reason; nothing brings it back.',
    examples: [
      ['discard --key ord_... --reason "cancelled by telephone"', 'the first message'],
      ['discard --service edge --record t.v1/0/41 --reason "a test"', 'an unreadable record'],
    ],
    ok: 'given up, and the key goes on',
    failed: 'given up, but another message is in the way; or nothing was given up',
  })
    .option('--key <key>', 'the first parked message of this key')
    .option('--record <place>', 'the unreadable record at topic/partition/offset; with --service')
    .requiredOption('--reason <text>', 'why, for whoever looks later: at most 500 characters')
    .option('--topic <name>', 'where a key is parked on several topics')
    .option('--service <name>', 'where a key is parked at several services')
    .option('--json', 'print {service, topic, key, discarded, released, obstacle}')
    .action(async (raw: unknown) => {
      const { folder, service, key, record, topic, reason, json } = Options.parse(raw)
      if ((key === undefined) === (record === undefined))
        throw new Failure(exitCodes.usage, 'Say either --key or --record; see parpay discard --help.')
      if (record !== undefined && service === undefined)
        throw new Failure(exitCodes.usage, 'Say at which service the record is parked: --service.')
      const what = record === undefined ? { key, topic } : { record: placeOf(record) }
      const { AdminClient } = await import('./admin.client.js')
      const { discardedText } = await import('./parked-text.js')
      const done = await (await AdminClient.open(folder, service)).discard(what, key, reason)
      terminal.print(json ? JSON.stringify(done, null, 2) : discardedText(done, terminal.paint))
      if (done.obstacle !== null) process.exitCode = exitCodes.failed
    })

function placeOf(text: string): { topic: string; partition: number; offset: string } {
  const { topic, partition, offset } = /^(?<topic>[^/]+)\/(?<partition>\d+)\/(?<offset>\d+)$/.exec(text)?.groups ?? {}
  if (topic === undefined || partition === undefined || offset === undefined)
    throw new Failure(exitCodes.usage, '--record must be topic/partition/offset, as npx parpay parked shows it.')
  return { topic, partition: Number(partition), offset }
}
