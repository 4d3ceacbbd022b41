import { ignore, keep, simulated } from '@parpay/flows'
import {
  decoderOf,
  isValue,
  planner,
  replayRun,
  type Recording,
  type Replayed,
  type ReplayPlan,
  type ReplayRun,
} from '@parpay/testkit'
import { contract, schemaIds } from '../flows/stories.js'
import { parpay } from './parpay.js'

const decode = decoderOf(contract, { schemaIds })
const began = new Date('2026-06-01T12:00:00Z')

/**
 * Replays a recording in memory: its inputs at their times, as the in-memory system's clock has them. What the PSP
 * answered is what the test tokens say by themselves, so flows that a script holds up are not for here.
 */
export async function replayInMemory(recording: Recording): Promise<ReplayRun> {
  const planned = planner({ contract, schemaIds, keep, now: began, adapted: simulated })
  const plan = planned(recording)
  return replayRun({ plan, planned, ignore, replayed: await played(plan) })
}

async function played(plan: ReplayPlan): Promise<Replayed> {
  const start = performance.now()
  const { system } = parpay(began)
  let sent = 0
  for (const step of plan.steps) {
    await system.runUntil(step.at)
    if (step.kind !== 'send') continue
    const { topic, key, headers, at } = step.message
    system.append({ topic, key: key ?? '', headers, time: at, value: step.bytes })
    sent += 1
  }
  const end = Math.max(...[...plan.steps, ...plan.expected].map(({ at }) => at.getTime()))
  await system.runUntil(new Date(end + 1_000))
  const outputs = new Set(plan.outputs)
  const messages = system.messages
    .map(({ record }) => record)
    .filter(({ topic }) => outputs.has(topic))
    .map(({ topic, partition, offset, time: at, key, headers, value }) => {
      const { type, message } = decode(topic, value ?? Buffer.alloc(0), headers)
      if (!isValue(message)) throw new Error(`${type.name} is no value`)
      return { topic, partition, offset, at, key, headers, type, message }
    })
  return { messages, problems: [], missing: [], sent, took: performance.now() - start, unrest: [] }
}
