import { describe, expect, test } from '@jest/globals'
import { barContract, began, coffee, recorded, recordingOf } from '../../test/bar.fixture.js'
import { typeId, uuid } from '../../test/told.js'
import type { Line } from '../recording/line.js'
import type { StoryMessage } from '../story/index.js'
import { compareReplay } from './compare-replay.js'
import { planReplay } from './plan-replay.js'
import { storyOf } from './story-of.js'
import { updatedLines } from './updated-lines.js'

const order = typeId('ord', 1)
const [ordered, accepted, brewed, served] = coffee(1) as [Line, Line, Line, Line]
const cancelled = recorded('Cancelled', order, { orderId: order }, { at: 50, id: 19, flow: uuid(11) })
const recording = recordingOf(ordered, accepted, brewed, cancelled, served, ...coffee(2))

/** The lines when what comes out is `came` of what was expected. */
function updated(came: (expected: readonly StoryMessage[]) => readonly StoryMessage[]): readonly Line[] {
  const plan = planReplay(recording, barContract, { now: new Date(began + 3_600_000), run: 'again' })
  const messages = came(plan.expected.map(storyOf))
  const replayed = { messages, problems: [], missing: [], sent: 3, took: 1, unrest: [] }
  return updatedLines(recording, plan, replayed, compareReplay(plan, replayed))
}
const saying = (type: string, guest: string) => (all: readonly StoryMessage[]) =>
  all.map((each, n) =>
    each.type.name === type && n < 3 ? { ...each, message: { ...(each.message as object), guest } } : each,
  )

test('a recording of which all came out again stays as it is, whatever the times were', () => {
  const later = (each: StoryMessage) => ({ ...each, at: new Date(each.at.getTime() + 7_000) })
  expect(updated((all) => all.map(later))).toEqual(recording.lines)
})

describe('what came out otherwise', () => {
  test('takes the place of what was expected, in its ids and times; nothing else changes', () => {
    const lines = updated(saying('Accepted', 'somebody'))
    const value = { ...(accepted.kind === 'message' && (accepted.value as object)), guest: 'somebody' }
    expect(lines).toEqual(recording.lines.map((line) => (line === accepted ? { ...line, value } : line)))
  })

  test('is not in it any more where it did not come', () => {
    expect(updated((all) => all.filter((each, n) => n > 3 || each.type.name !== 'Served'))).toEqual(
      recording.lines.filter((line) => line !== served),
    )
  })

  test('stands after the message before it and after its cause where nobody expected it', () => {
    const lines = updated((all) => {
      const last = all.findLast(({ key }) => key === all[0]?.key)
      const headers = { ...last?.headers, id: uuid(900), cause: last?.headers['id'] ?? '' }
      const more = last && { ...last, headers, offset: last.offset + 900n, type: { name: 'Refused' } }
      return more ? [...all, more] : all
    })
    const at = recording.lines.indexOf(served)
    expect(lines.filter((_, n) => n !== at + 1)).toEqual([
      ...recording.lines.slice(0, at + 1),
      ...recording.lines.slice(at + 1).map((line) => expect.objectContaining({ at: line.at })),
    ])
    expect(lines[at + 1]).toMatchObject({
      ...{ type: 'Refused', key: order, at: served.at, value: served.kind === 'message' && served.value },
      headers: { cause: uuid(14), flow: uuid(11) },
    })
    const logs = lines.flatMap((line) => (line.kind === 'message' && line.topic === 'bar.order' ? [line.offset] : []))
    expect(logs).toEqual([...new Set(logs)].sort((a, b) => Number(a - b)))
  })
})

test('of what was updated, the same replay shows no difference', () => {
  const lines = updated(saying('Accepted', 'somebody'))
  const plan = planReplay(recordingOf(...lines), barContract, { now: new Date(began + 9_000_000), run: 'once more' })
  const same = planReplay(recording, barContract, { now: new Date(began + 9_000_000), run: 'once more' })
  const replayed = { messages: saying('Accepted', 'somebody')(same.expected.map(storyOf)), problems: [] }
  const { text } = compareReplay(plan, { ...replayed, missing: [], sent: 3, took: 1, unrest: [] })
  expect(text).toBe('')
})
