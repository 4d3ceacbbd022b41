import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { sinceOf } from './duration.js'

const Options = z.object({
  folder: z.string().optional(),
  order: z.string().optional(),
  since: z.union([z.literal('beginning'), z.date()]).optional(),
  brokers: z.string().optional(),
  json: z.boolean().optional(),
})
const Words = z.array(z.string())

export const watchCommand = (): Command =>
  command({
    name: 'watch',
    short: 'show the messages as they pass',
    does: 'Show the messages as they pass, decoded, one a line; red when one breaks its contract. Ctrl-C ends it.',
    examples: [
      ['watch', 'everything from now on'],
      ['watch payments checkout.order.v1', 'some topics, by name or beginning'],
      ['watch --order ord_...', 'one order from its first message on; its last characters do'],
      ['watch --order pay_...', 'one deposit'],
      ['watch --since 10m', 'the last ten minutes, then live'],
      ['watch --json | jq .type', 'one JSON object a line; 64-bit integers are strings'],
    ],
    ok: 'ended by Ctrl-C or by the reader of its output',
    failed: 'it could not go on',
  })
    .argument('[topics...]', 'default: all')
    .option('--order <id>', 'only what concerns this order or deposit')
    .option('--since <when>', 'a time ago (30s, 10m, 2h), a date, or beginning', since)
    .option('--brokers <list>', 'host:port,... of another Kafka (default: that of the running system)')
    .option('--json', 'one JSON object a line')
    .action(async (words: unknown, raw: unknown) => {
      const { watch } = await import('./watch.stream.js')
      await watch({ words: Words.parse(words), ...Options.parse(raw) })
    })

function since(text: string): 'beginning' | Date {
  const found = sinceOf(text, new Date())
  if (found === undefined) throw new InvalidArgumentError('It must be like 10m, 2026-11-23T10:00 or beginning.')
  return found
}
