import { randomUUID } from 'node:crypto'
import { ignore as ownIgnore, keep as ownKeep, parpayReplay, simulated, whole, type RunningSystem } from '@parpay/flows'
import {
  compareReplay,
  describePlan,
  lagQuiescence,
  planReplay,
  readWhole,
  replay,
  shapesOf,
  updatedLines,
  writeRecording,
  type Comparison,
  type Faults,
  type Recording,
  type Replayed,
  type ReplayPlan,
  type ReplaySystem,
} from '@parpay/testkit'
import { contractFor, type WhichContract } from './contract.store.js'
import type { DescribedSystem } from './described-system.js'
import { exitCodes, Failure } from './failure.js'
import { onInterrupt } from './interrupt.js'
import { isolatedSystem } from './isolated.process.js'
import { askKafka, type WhichKafka } from './kafka.client.js'
import { planJson } from './plan-json.js'
import { readRecordingFile } from './recording-file.store.js'
import { saying } from './replay-failure.js'
import { connect, dataFolder } from './system.client.js'
import { count, replayJson, replayText } from './replay-text.js'
import { progressOf } from './progress.output.js'
import { terminal } from './terminal.output.js'

export interface ReplayAsked extends WhichKafka, WhichContract {
  readonly file: string
  readonly assert?: boolean | undefined
  readonly update?: boolean | undefined
  readonly only?: string | undefined
  readonly isolate?: boolean | undefined
  readonly speed: 'max' | number
  readonly serial?: boolean | undefined
  readonly duplicate?: number | undefined
  readonly reorder?: boolean | undefined
  readonly drop?: string | undefined
  readonly delay?: number | undefined
  readonly seed?: number | undefined
  readonly keep?: readonly string[] | undefined
  readonly ignore?: readonly string[] | undefined
  readonly inputs?: readonly string[] | undefined
  readonly quiet?: number | undefined
  readonly dryRun?: boolean | undefined
  readonly target?: string | undefined
  readonly yesWriteTo?: string | undefined
  readonly json?: boolean | undefined
}

/** Where a replay happens. */
interface Stage {
  readonly brokers: readonly string[]
  readonly prefix: string
  readonly now: Date
  readonly system: ReplaySystem & { readonly end?: () => Promise<void> }
  readonly hold?: ReturnType<typeof parpayReplay>['hold']
  readonly isolated: boolean
}

/** Replays a recording and says what came of it. @throws Failure 1 when `assert` does not hold */
export async function replayFile(asked: ReplayAsked): Promise<void> {
  if (asked.update && (asked.only !== undefined || faultsIn(asked)))
    throw new Failure(
      exitCodes.usage,
      '--update takes what a whole, undisturbed replay gave: leave out --only, --duplicate, --reorder, --drop, --delay.',
    )
  const described = await contractFor(asked)
  const read = await readRecordingFile(asked.file, described)
  const recording = described.own ? simulated(read) : read
  const stopping = new AbortController()
  const off = onInterrupt(() => {
    stopping.abort(new Failure(exitCodes.failed, 'Interrupted: nothing more is sent.'))
  })
  try {
    await saying(() =>
      asked.dryRun ? tell(recording, described, asked) : act(recording, described, asked, stopping.signal),
    )
  } finally {
    off()
  }
}

async function tell(recording: Recording, described: DescribedSystem, asked: ReplayAsked): Promise<void> {
  const stage = described.own ? parpayReplay({ system: nowhere, lines: recording.lines }) : undefined
  const plan = planned(recording, described, asked, { now: new Date(), ...(stage && { hold: stage.hold }) })
  const { prefix } = described
  terminal.print(asked.json ? JSON.stringify(planJson(plan, prefix)) : describePlan(plan, { prefix }).trimEnd())
  return Promise.resolve()
}

/** A plan that is only told of reaches no system. */
const nowhere: RunningSystem = {
  status: () => Promise.reject(new Error('nothing is asked of it')),
  clock: () => Promise.reject(new Error('nothing is asked of it')),
  advance: () => Promise.reject(new Error('nothing is asked of it')),
}

async function act(
  recording: Recording,
  described: DescribedSystem,
  asked: ReplayAsked,
  signal: AbortSignal,
): Promise<void> {
  await onStage(recording, described, asked, signal, async (stage) => {
    const plan = planned(recording, described, asked, stage)
    const progress = progressOf('came', plan.expected.length)
    const { target, yesWriteTo, speed, serial } = asked
    const { system, isolated, brokers, prefix } = stage
    let replayed: Replayed
    try {
      replayed = await askKafka({ ...asked, brokers: brokers.join(',') }, () =>
        replay({
          ...{ plan, system, brokers, prefix, speed, isolated, signal },
          progress: (seen) => {
            progress.at(seen.came, seen.ofExpected)
          },
          ...(described.schemaIds && { schemaIds: described.schemaIds }),
          ...(serial !== undefined && { serial }),
          ...(target !== undefined && { target }),
          ...(yesWriteTo !== undefined && { yesWriteTo }),
        }),
      )
    } finally {
      progress.over()
      await system.end?.()
    }
    const comparison = compared(plan, replayed, described, asked)
    answer(plan, replayed, comparison, asked)
    if (asked.update) await update(asked.file, described, { plan, replayed, comparison })
  })
}

async function onStage(
  recording: Recording,
  described: DescribedSystem,
  asked: ReplayAsked,
  signal: AbortSignal,
  work: (stage: Stage) => Promise<void>,
): Promise<void> {
  const alone = asked.isolate === true || asked.only !== undefined
  if (!described.own || asked.brokers !== undefined) {
    if (alone)
      throw new Failure(
        exitCodes.usage,
        '--isolate and --only start ParPay: for another system start what is to be tested.',
      )
    return askKafka(asked, (brokers) => {
      const topics = [...described.contract.topics.keys()].map((topic) => described.prefix + topic)
      const { quiet } = asked
      const system = { quiescent: lagQuiescence({ brokers, topics, ...(quiet !== undefined && { quiet }) }) }
      return work({ brokers, prefix: described.prefix, now: new Date(), system, isolated: false })
    })
  }
  if (!alone) return onSystem(connect(dataFolder(asked.folder)), false)
  if (process.stderr.isTTY) terminal.note('Starting a system of its own ...')
  const isolated = await isolatedSystem(asked.only, signal)
  try {
    await onSystem(isolated.system, true)
  } finally {
    await isolated.remove()
  }

  async function onSystem(running: RunningSystem, isolated: boolean): Promise<void> {
    const { brokers } = await running.status()
    const prefix = isolated ? '' : described.prefix
    const { hold, ...system } = parpayReplay({ system: running, lines: recording.lines, prefix })
    await work({ brokers, prefix, now: new Date((await running.clock()).now), system, hold, isolated })
  }
}

function planned(
  recording: Recording,
  { contract, schemaIds, own }: DescribedSystem,
  { only, inputs, keep = [], ...asked }: ReplayAsked,
  { now, hold }: Pick<Stage, 'now' | 'hold'>,
): ReplayPlan {
  const faults = faultsIn(asked)
  return planReplay(recording, contract, {
    ...{ now, run: randomUUID(), keep: own ? [...ownKeep, ...keep] : keep },
    ...(schemaIds && { schemaIds }),
    ...(hold && { hold }),
    ...(only !== undefined && { only }),
    ...(inputs && { inputs }),
    ...(faults && { faults }),
  })
}

function faultsIn({ duplicate, reorder, drop, delay, seed }: Partial<ReplayAsked>): Faults | undefined {
  const faults = {
    ...(duplicate !== undefined && { duplicate }),
    ...(reorder !== undefined && { reorder }),
    ...(drop !== undefined && { drop }),
    ...(delay !== undefined && { delay }),
  }
  return Object.keys(faults).length === 0 ? undefined : { ...faults, ...(seed !== undefined && { seed }) }
}

/** Of a replay that was disturbed on purpose ends and money are compared: how messages crossed is not what was recorded. */
const compared = (plan: ReplayPlan, replayed: Replayed, { own }: DescribedSystem, { ignore = [] }: ReplayAsked) =>
  compareReplay(plan, replayed, {
    ignore: own ? [...ownIgnore, ...ignore] : ignore,
    finalOnly: plan.seed !== undefined,
    whole: own ? whole : [],
  })

function answer(plan: ReplayPlan, replayed: Replayed, comparison: Comparison, asked: ReplayAsked): void {
  if (asked.json) terminal.print(JSON.stringify(replayJson(plan, replayed, comparison)))
  else terminal.print(replayText(plan, replayed, comparison, { told: asked.assert === true }))
  if (replayed.unrest.length > 0)
    throw new Failure(exitCodes.failed, `The system did not come to rest: ${replayed.unrest.join('; ')}.`)
  if (asked.assert && !asked.update && comparison.differences.length > 0)
    throw new Failure(exitCodes.failed, 'What came out is not what was recorded.')
}

interface Outcome {
  readonly plan: ReplayPlan
  readonly replayed: Replayed
  readonly comparison: Comparison
}

/** What came out otherwise takes the place of what was recorded; the file is not touched where nothing did. */
async function update(
  file: string,
  { contract }: DescribedSystem,
  { plan, replayed, comparison }: Outcome,
): Promise<void> {
  if (comparison.differences.length === 0) {
    terminal.note(`${file} stays as it is.`)
    return
  }
  if (replayed.problems.length > 0)
    throw new Failure(exitCodes.failed, `${file} stays as it is: what cannot be decoded cannot be recorded.`)
  const shapes = { shapeOf: shapesOf(contract) }
  const recording = await readWhole(file, shapes)
  const lines = updatedLines(recording, plan, replayed, comparison)
  await writeRecording(file, { ...recording.header, contracts: contract.documents }, lines, shapes)
  terminal.note(`${file} has what came out now: ${count(comparison.differences.length, 'difference')}.`)
}
