import type { Command } from 'commander'
import { Option } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { contractOptions, withContract } from './contract.option.js'
import { duration } from './duration.option.js'
import { exitCodes, Failure } from './failure.js'
import { sinceOption } from './since.option.js'
import { watchForms } from './watch-form.js'

const Options = z.object({
  folder: z.string().optional(),
  ...contractOptions,
  order: z.string().optional(),
  about: z.string().optional(),
  since: z.union([z.literal('beginning'), z.date()]).optional(),
  until: z.literal('now').optional(),
  as: z.enum(watchForms).optional(),
  json: z.boolean().optional(),
  where: z.string().optional(),
  expect: z.string().optional(),
  absent: z.string().optional(),
  within: z.number().optional(),
  strict: z.boolean().optional(),
})
const Words = z.array(z.string())

export const watchCommand = (): Command =>
  withContract(
    command({
      name: 'watch',
      short: 'show the messages as they pass',
      does: 'Show the messages as they pass, decoded, one a line; red when one breaks its contract. Ctrl-C ends it.',
      examples: [
        ['watch', 'everything from now on'],
        ['watch payments checkout.order.v1', 'some topics, by name or beginning'],
        ['watch --order ord_...', 'one order from its first message on; its last characters do'],
        ['watch --order pay_...', 'one deposit'],
        ['watch --order ord_... --as tree', 'its journey so far: what led to what, and after what time'],
        ['watch --order ord_... --as html > journey.html', 'the same as a page, to attach to a bug report'],
        ['watch --since 10m', 'the last ten minutes, then live'],
        [`watch --where 'PaymentCaptured && amount > 5000n'`, 'only messages that pass a filter'],
        [`watch --expect OrderCompleted --within 10s`, 'ends with 0 when it comes, with 1 when it does not'],
        [`watch --absent PaymentCaptured --within 5s`, 'ends with 1 when it comes, with 0 when it does not'],
        [`watch --strict --within 1m`, 'ends with 1 at the first message that breaks its contract'],
        ['watch --json | jq .type', 'one JSON object a line; 64-bit integers are strings'],
        ['watch --asyncapi shop/*.yaml --brokers shop:9092', 'another system, by its AsyncAPI documents alone'],
      ],
      ok: 'what was asked held; where nothing was, it was ended by Ctrl-C',
      failed: 'what was asked did not hold, or it could not go on',
    }),
  )
    .argument('[topics...]', 'default: all')
    .option('--order <id>', 'only what concerns this order or deposit')
    .option('--about <id>', 'only what has this key, or belongs to this; its last characters do')
    .addOption(sinceOption('a time ago (30s, 10m, 2h), a date, or beginning'))
    .addOption(new Option('--until <when>', 'end with what is there now').choices(['now']))
    .addOption(new Option('--as <form>', 'a line each, or what is there as one story').choices(watchForms))
    .option('--where <filter>', 'only what passes; libs/testkit/src/filter/README.md tells the language')
    .option('--expect <filter>', 'end with 0 when something passes')
    .option('--absent <filter>', 'end with 1 when something passes; needs --within or --until')
    .option('--within <time>', 'how long to watch, such as 500ms, 10s or 2m', duration)
    .option('--strict', 'end with 1 when a message breaks its contract')
    .option('--json', 'one JSON object a line, as --as json')
    .action(async (words: unknown, raw: unknown) => {
      const { json, ...options } = Options.parse(raw)
      if (options.absent !== undefined && options.within === undefined && options.until === undefined) {
        throw new Failure(exitCodes.usage, '--absent needs --within or --until now: how long has it to stay away?')
      }
      const { watch } = await import('./watch.stream.js')
      await watch({ words: Words.parse(words), ...options, as: json ? 'json' : options.as })
    })
