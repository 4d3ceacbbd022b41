import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { contractOptions, withContract } from './contract.option.js'
import { sinceOption, SinceTime, untilOption, UntilTime } from './since.option.js'

const Options = z.object({
  folder: z.string().optional(),
  ...contractOptions,
  order: z.string().optional(),
  about: z.string().optional(),
  topics: z.array(z.string()).optional(),
  since: SinceTime,
  until: UntilTime,
  where: z.string().optional(),
  output: z.string(),
  force: z.boolean().optional(),
  redact: z.boolean().optional(),
  note: z.string().optional(),
  json: z.boolean().optional(),
})
const Words = z.array(z.string())

export const recordCommand = (): Command =>
  withContract(
    command({
      name: 'record',
      short: 'record messages, to look at or to replay',
      does: 'Record messages into a file: JSON, one a line, each after the one that caused it.',
      examples: [
        ['record --order ord_... -o flow.ndjson', 'an order, and all that it needs to happen again'],
        ['record --since 1h -o hour.ndjson', 'what happened in the last hour, and what that needs'],
        ['record --since 2h --until 1h -o hour.ndjson', 'of the hour before last'],
        ['record -o flow.ndjson', 'from now on, until Ctrl-C'],
        ['record --topics payments --until now -o all.ndjson', 'all that some topics have'],
        ['record --order ord_... --redact -o bug.ndjson', 'without what the contract marks personal'],
        ['record --since 1h -o - | jq -r .type', 'on stdout'],
        ['record --about B-7 --asyncapi shop.yaml --brokers shop:9092', "another system's"],
      ],
      ok: 'recorded',
      failed: 'something could not be recorded, or is not there any more',
    }),
  )
    .argument('[topics...]', 'default: all')
    .option('--order <id>', 'an order or deposit, and what it mentions: its account, its card')
    .option('--about <id>', 'the same for any key or correlation id; its last characters do')
    .addOption(sinceOption('what happened since: a time ago (30s, 10m, 2h), a date, or beginning'))
    .addOption(untilOption('only what is there now, or older than a time ago or a date; begins at the beginning'))
    .option('--topics <topic...>', 'only these, by name or beginning, as words before the options')
    .option('--where <filter>', 'only what passes; libs/testkit/src/filter/README.md tells the language')
    .option('-o, --output <file>', 'where to; - is stdout', 'flow.ndjson')
    .option('--force', 'replace the file if it is there')
    .option('--redact', 'mask what the contract marks personal (x-pii) or secret (x-secret)')
    .option('--note <text>', 'kept at the head of the recording')
    .option('--json', 'say what was recorded as one JSON object')
    .action(async (words: unknown, raw: unknown) => {
      const { record } = await import('./record.stream.js')
      const { topics = [], ...options } = Options.parse(raw)
      const named = topics.flatMap((list) => list.split(',')).filter(Boolean)
      await record({ words: [...Words.parse(words), ...named], ...options })
    })
