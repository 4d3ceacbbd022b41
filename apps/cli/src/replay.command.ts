import { InvalidArgumentError, type Command } from 'commander'
import { z } from 'zod'
import { command, wholeNumber } from './command.js'
import { contractOptions, withContract } from './contract.option.js'
import { duration } from './duration.option.js'
import { exitCodes, Failure } from './failure.js'

const Options = z.object({
  folder: z.string().optional(),
  ...contractOptions,
  assert: z.boolean().optional(),
  update: z.boolean().optional(),
  only: z.string().optional(),
  isolate: z.boolean().optional(),
  speed: z.union([z.literal('max'), z.number()]),
  serial: z.boolean().optional(),
  duplicate: z.number().optional(),
  reorder: z.boolean().optional(),
  drop: z.string().optional(),
  delay: z.number().optional(),
  seed: z.number().optional(),
  keep: z.array(z.string()).optional(),
  ignore: z.array(z.string()).optional(),
  inputs: z.array(z.string()).optional(),
  quiet: z.number().optional(),
  dryRun: z.boolean().optional(),
  target: z.string().optional(),
  yesWriteTo: z.string().optional(),
  json: z.boolean().optional(),
  raw: z.boolean().optional(),
  remove: z.string().optional(),
})
type Options = z.infer<typeof Options>

export const replayCommand = (): Command =>
  withContract(
    command({
      name: 'replay',
      short: 'send recorded inputs again, and compare what comes out',
      does: 'Send what a recording has of inputs under new ids, wait until all is quiet, say what came out.',
      examples: [
        ['replay flow.ndjson --assert', 'ends with 1 and the difference when another thing comes out'],
        ['replay flow.ndjson --dry-run', 'what would be sent, in which order, after what'],
        ['replay flow.ndjson --isolate --assert', 'in a system of its own, removed afterwards'],
        ['replay flow.ndjson --only payments --assert', 'that service alone, against what it received'],
        ['replay flow.ndjson --assert --duplicate 0.5 --reorder --seed 7', 'disturbed: the ends must be the same'],
        ['replay flow.ndjson --raw', 'all its records, as they were, to look at or to feed a consumer'],
        ['replay flow.ndjson --raw --prefix bug-17 --speed 1', 'under a name, in the time they took'],
        ['replay --raw --remove bug-17', 'takes such a copy away'],
        ['replay flow.ndjson --update', 'take what comes out as the new recording'],
        ['replay flow.ndjson --asyncapi shop.yaml --brokers shop:9092', "another system's"],
      ],
      ok: 'done; with --assert: what came out is what was recorded',
      failed: 'something else came out, or it could not go on',
    }),
  )
    .argument('[file]', 'a recording (parpay record)')
    .option('--assert', 'compare what comes out with what was recorded')
    .option('--update', 'write what was sent and came out as the recording')
    .option('--only <service>', 'that service alone, in a system of its own')
    .option('--isolate', 'in a system of its own, which is removed afterwards')
    .option(
      '--raw',
      'copy all records into topics of their own, named by --prefix or by a fresh one; no service takes part',
    )
    .option('--remove <prefix>', 'with --raw: take the topics of a copy away, which stay until then')
    .option('--speed <factor>', 'max, or how many times as fast as recorded', speed, 'max')
    .option('--serial', 'one flow after the other')
    .option('--duplicate <part>', 'send this part of the inputs twice, such as 0.1', part)
    .option('--reorder', 'send inputs of different keys in random order')
    .option('--drop <message>', 'do not send inputs of this name')
    .option('--delay <time>', 'hold each input back for up to this time', duration)
    .option('--seed <n>', 'what the disturbances are drawn from', wholeNumber(0, 4_294_967_295))
    .option('--keep <field...>', 'fields whose values are no ids of the recording')
    .option('--ignore <field...>', 'fields that are not compared')
    .option('--inputs <topic...>', 'whose messages are sent (default: what no service answers)')
    .option('--quiet <time>', 'how long nothing comes before all is over (other systems)', duration)
    .option('--dry-run', 'say what would be sent, and send nothing')
    .option('--target <brokers>', 'brokers that are not local; needs --yes-write-to with the same')
    .option('--yes-write-to <brokers>', 'yes, write to these')
    .option('--json', 'say what came of it as one JSON object')
    .action(async (file: unknown, raw: unknown) => {
      const options = Options.parse(raw)
      await act(z.string().optional().parse(file), options)
    })

async function act(file: string | undefined, { raw, remove, ...options }: Options): Promise<void> {
  if (remove !== undefined) {
    if (!raw || file !== undefined || options.prefix !== undefined || options.dryRun)
      throw new Failure(exitCodes.usage, '--remove takes a copy away: parpay replay --raw --remove PREFIX, no more.')
    const { removeCopied } = await import('./raw.process.js')
    return removeCopied(remove, options)
  }
  if (file === undefined) throw new Failure(exitCodes.usage, 'Which recording? See parpay replay --help.')
  if (!raw) {
    const { replayFile } = await import('./replay.process.js')
    return replayFile({ file, ...options })
  }
  const other = notRaw.find((name) => options[name] !== undefined)
  if (other !== undefined)
    throw new Failure(exitCodes.usage, `--raw copies records as they are, without services: leave out --${other}.`)
  const { copyFile } = await import('./raw.process.js')
  return copyFile(file, options)
}

/** What means nothing for a copy. */
const notRaw = [
  ...(['assert', 'update', 'only', 'isolate', 'serial', 'duplicate', 'reorder', 'drop', 'delay', 'seed'] as const),
  ...(['keep', 'ignore', 'inputs', 'quiet'] as const),
]

function speed(text: string): 'max' | number {
  const factor = Number(text)
  if (text === 'max' || (factor > 0 && factor <= 1_000)) return text === 'max' ? text : factor
  throw new InvalidArgumentError('It must be max or a number above 0, such as 1 or 10.')
}

function part(text: string): number {
  const number = Number(text)
  if (text !== '' && number >= 0 && number <= 1) return number
  throw new InvalidArgumentError('It must be a number from 0 to 1.')
}
