import type { Command } from 'commander'
import { Option } from 'commander'
import { z } from 'zod'
import { command, wholeNumber } from './command.js'
import { contractOptions, withContract } from './contract.option.js'
import { duration } from './duration.option.js'
import { exitCodes, Failure } from './failure.js'
import { SinceTimeOrOffset, sinceOrOffsetOption, untilOption, UntilTime } from './since.option.js'
import { watchForms } from './watch-form.js'

const Options = z.object({
  folder: z.string().optional(),
  ...contractOptions,
  order: z.string().optional(),
  about: z.string().optional(),
  since: SinceTimeOrOffset,
  until: UntilTime,
  last: z.number().optional(),
  as: z.enum(watchForms).optional(),
  json: z.boolean().optional(),
  where: z.string().optional(),
  expect: z.string().optional(),
  absent: z.string().optional(),
  within: z.number().optional(),
  strict: z.boolean().optional(),
  save: z.string().optional(),
  force: z.boolean().optional(),
  redact: z.boolean().optional(),
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
        ['watch --since 2h --until 1h', 'the hour before last, and then it ends'],
        ['watch checkout.order.v1 --since offset:2/1200', 'its partition 2 from this offset on'],
        ['watch checkout.order.v1 --last 1 --until now', 'the last message of each key'],
        ['watch --save flow.ndjson', 'and record it, for parpay replay'],
        [`watch --where 'PaymentCaptured && amount > 5000n'`, 'only messages that pass a filter'],
        [`watch --expect OrderCompleted --within 10s`, 'ends with 0 when it comes, with 1 when it does not'],
        [`watch --absent PaymentCaptured --within 5s`, 'ends with 1 when it comes, with 0 when it does not'],
        [`watch --strict --within 1m`, 'ends with 1 at the first message that breaks its contract'],
        ['watch --as ndjson | jq .type', 'one JSON object a line; 64-bit integers are strings'],
        ['watch --asyncapi shop/*.yaml --brokers shop:9092', 'another system, by its AsyncAPI documents alone'],
      ],
      ok: 'what was asked held; where nothing was, it ended, as by Ctrl-C',
      failed: 'what was asked did not hold, or it could not go on',
    }),
  )
    .argument('[topics...]', 'default: all')
    .option('--order <id>', 'only what concerns this order or deposit')
    .option('--about <id>', 'only what has this key, or belongs to this; its last characters do')
    .addOption(
      sinceOrOffsetOption(
        'a time ago (30s, 10m, 2h), a date, beginning, or of one topic offset:1200, of its partition 2 offset:2/1200',
      ),
    )
    .addOption(
      untilOption(
        'end with what is there now, or with what is older than a time ago or a date; begins at the beginning',
      ),
    )
    .option('--last <n>', 'of what is there only the last n of each key on each topic', wholeNumber(1, 1_000_000))
    .addOption(new Option('--as <form>', 'a line each, or what is there as one story').choices(watchForms))
    .option('--save <file>', 'record what is shown, as parpay record does')
    .option('--force', 'replace the file of --save if it is there')
    .option('--redact', 'mask what the contract marks personal or secret in what is saved')
    .option('--where <filter>', 'only what passes; libs/testkit/src/filter/README.md tells the language')
    .option('--expect <filter>', 'end with 0 when something passes')
    .option('--absent <filter>', 'end with 1 when something passes; needs --within or --until')
    .option('--within <time>', 'how long to watch, such as 500ms, 10s or 2m', duration)
    .option('--strict', 'end with 1 when a message breaks its contract')
    .option('--json', 'one JSON object a line, as --as ndjson')
    .action(async (words: unknown, raw: unknown) => {
      const { json, ...options } = Options.parse(raw)
      if (options.absent !== undefined && options.within === undefined && options.until === undefined) {
        throw new Failure(exitCodes.usage, '--absent needs --within or --until now: how long has it to stay away?')
      }
      if (options.save === undefined && (options.force || options.redact))
        throw new Failure(exitCodes.usage, '--force and --redact are about what --save records: name its file.')
      const { watch } = await import('./watch.stream.js')
      await watch({ words: Words.parse(words), ...options, as: json ? 'json' : options.as })
    })
