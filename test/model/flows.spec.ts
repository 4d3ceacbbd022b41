import { describe, expect, test } from '@jest/globals'
import '@parpay/testkit/jest'
import { storyOf } from '../flows/stories.js'
import { replayInMemory } from './replay-in-memory.js'

describe.each([
  'card-paid',
  'card-declined',
  'submitted-twice',
  'captured-in-parts',
  'unknown-then-paid',
  'cancelled-after-authorisation',
  'authorisation-expired',
])('%s, replayed in memory', (name) => {
  test('comes out as it was recorded', async () => {
    const flow = await storyOf(name)
    await replayInMemory(flow) // the first one compiles
    const run = await replayInMemory(flow)
    process.stderr.write(`${name} in memory: ${run.replayed.took.toFixed(1)} ms\n`)
    expect(run).toMatchRecording(flow)
  })
})

test('what was changed in a recording is found', async () => {
  const flow = await storyOf('card-paid')
  const lines = flow.lines.filter((line) => line.kind !== 'message' || line.type !== 'OrderConfirmed')
  expect(await replayInMemory(flow)).not.toMatchRecording({ ...flow, lines })
})
