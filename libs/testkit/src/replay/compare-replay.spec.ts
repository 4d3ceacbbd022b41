import { describe, expect, test } from '@jest/globals'
import { barContract, began, coffee, recordingOf } from '../../test/bar.fixture.js'
import { typeId } from '../../test/told.js'
import type { StoryMessage } from '../story/index.js'
import type { Value } from '../value.js'
import { compareReplay, type CompareOptions } from './compare-replay.js'
import { planReplay } from './plan-replay.js'
import type { Replayed } from './replay.js'
import { storyOf } from './story-of.js'

const lines = [...coffee(1), ...coffee(2)]
const plan = planReplay(recordingOf(...lines), barContract, { now: new Date(began + 5_000), run: 'run' })
const whole = plan.expected.map(storyOf)

function compared(messages: readonly StoryMessage[], options: CompareOptions = {}, more: Partial<Replayed> = {}) {
  const replayed = { messages, problems: [], missing: [], sent: 2, took: 1, unrest: [], ...more }
  return compareReplay(plan, replayed, options)
}
const changed = (at: number, fields: Record<string, Value>) =>
  whole.map((each, n) => (n === at ? { ...each, message: { ...(each.message as object), ...fields } } : each))

describe('there is no difference', () => {
  test('where all came as expected, at other times and under other ids where services make them', () => {
    const anew = whole.map((each, n) => {
      const drinkId = typeId('drk', 900_000 + n)
      return each.type.name === 'Brewed'
        ? { ...each, key: drinkId, message: { ...(each.message as object), drinkId } }
        : each
    })
    expect(compared(anew.map((each) => ({ ...each, at: new Date(each.at.getTime() + 7) })))).toEqual({
      differences: [],
      text: '',
    })
  })
  test('in what the contract calls a time, and in what is ignored', () => {
    expect(compared(changed(0, { due: 'later' })).text).toBe('')
    expect(compared(changed(0, { guest: 'nobody' }), { ignore: ['guest'] }).text).toBe('')
  })
  test('in messages before the last one, where only the end counts', () => {
    expect(compared(changed(0, { guest: 'nobody' }), { finalOnly: true }).text).toBe('')
  })
})

describe('there is a difference', () => {
  test('in what a message says: it names the aggregate as the recording has it', () => {
    const { differences, text } = compared(changed(0, { guest: 'nobody' }))
    expect(differences).toMatchObject([{ kind: 'changed', topic: 'bar.order', ids: { expected: typeId('ord', 1) } }])
    expect(text).toContain('- expected Accepted { guest: "guest 1" }')
    expect(text).toContain('+ got      Accepted { guest: "nobody" }')
  })
  test('where a message is missing, or nobody expected it', () => {
    expect(compared(whole.slice(0, -1)).differences).toMatchObject([{ kind: 'missing', expected: { type: 'Served' } }])
    const more = whole.map((each, n) => ({ ...each, headers: {}, offset: BigInt(n) }))
    expect(compared([...more, ...more.slice(-1)]).differences).toMatchObject([{ kind: 'unexpected' }])
  })
  test('where a message breaks the contract', () => {
    const [first] = whole as [StoryMessage]
    const { topic, partition, offset, at, key, headers } = first
    const place = { topic, partition, offset, at, key, headers }
    const problem = 'Accepted is cut short'
    expect(compared(whole, {}, { problems: [{ ...place, problem }] }).text).toContain(
      '+ got      (not decoded) { problem: "Accepted is cut short" }',
    )
  })
})
