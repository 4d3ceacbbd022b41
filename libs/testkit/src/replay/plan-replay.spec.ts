import { describe, expect, test } from '@jest/globals'
import { barContract, began, coffee, recorded, recordingOf } from '../../test/bar.fixture.js'
import { typeId } from '../../test/told.js'
import type { Line } from '../recording/line.js'
import { planReplay, type PlanOptions } from './plan-replay.js'

const now = new Date(began + 3_600_000)
const plan = (lines: readonly Line[], options: Partial<PlanOptions> = {}) =>
  planReplay(recordingOf(...lines), barContract, { now, run: 'run', ...options })
const types = ({ steps }: ReturnType<typeof plan>) =>
  steps.map((step) => (step.kind === 'clock' ? 'clock' : step.message.type))
const refusal = (...given: Parameters<typeof plan>) => {
  try {
    return types(plan(...given))
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : error
  }
}

describe('what is sent', () => {
  test('is what no replayed service sends; what they send is expected', () => {
    const made = plan(coffee(1))
    expect(types(made)).toEqual(['Ordered'])
    expect(made.expected.map(({ type }) => type)).toEqual(['Accepted', 'Brewed', 'Served'])
    expect(made.services).toEqual(['counter', 'kitchen'])
    expect(made.outputs).toEqual(['bar.order', 'kitchen.drink'])
  })
  test('to a service alone: all that it receives', () => {
    const made = plan(coffee(1), { only: 'counter' })
    expect(types(made)).toEqual(['Ordered', 'Brewed'])
    expect(made.expected.map(({ type }) => type)).toEqual(['Accepted', 'Served'])
    expect(plan(coffee(1), { only: 'kitchen' }).ignored).toEqual(new Map([['bar.request', 1]]))
  })
  test('is what a caller says, unless a service will send it', () => {
    expect(refusal(coffee(1), { inputs: ['bar.order'] })).toBe(
      'ReplayInvalid: `inputs` names bar.order, which counter will send: leave it out, or replay without that service.',
    )
    expect(refusal(coffee(1), { inputs: ['bar.orders'] })).toBe(
      'ReplayInvalid: `inputs` names bar.orders, which is no topic of the contract; correct it.',
    )
    expect(refusal(coffee(1), { only: 'kitchen', inputs: ['bar.request'] })).toEqual(['Ordered'])
  })
  test('is never nothing', () => {
    expect(refusal(coffee(1).slice(1))).toBe(
      'ReplayInvalid: The recording has nothing to send that counter or kitchen would read and not send: what it has is on bar.order, kitchen.drink; record the inputs too, or name their topics with `inputs`.',
    )
    expect(refusal(coffee(1), { only: 'till' })).toBe(
      'ReplayInvalid: The documents have no service till; they have counter, door, kitchen.',
    )
  })
  test('fits the contract, or is refused with its line', () => {
    const odd = recorded('Ordered', 'a', { orderId: 'a', drink: 'gin' })
    expect(refusal([...coffee(1), odd])).toBe(
      `ReplayInvalid: Line 6 (bar.request[0]@${odd.offset}) cannot be sent: Ordered on bar.request has /drink, which must be one of tea, coffee.`,
    )
    const lost = { ...odd, topic: 'bar.bill', type: 'Billed' }
    expect(refusal([lost])).toBe(
      `ReplayInvalid: Line 2 (bar.bill[0]@${odd.offset}) cannot be sent: The contract has no topic bar.bill.`,
    )
  })
})

describe('ids and times', () => {
  test('an id has one new name wherever it is, and another one in another run', () => {
    const lines = coffee(1)
    const made = plan(lines)
    const [send] = made.steps
    const message = send?.kind === 'send' ? send.message : undefined
    const key = message?.key ?? ''
    expect(key).toMatch(/^ord_[0-9a-z]{26}$/)
    expect(key).not.toBe(typeId('ord', 1))
    expect(message?.value).toMatchObject({ orderId: key, guest: 'guest 1', drink: 'coffee' })
    expect(JSON.parse(String(send?.kind === 'send' && send.bytes))).toEqual(message?.value)
    expect(made.expected[0]).toMatchObject({
      key,
      headers: { cause: message?.headers['id'], flow: message?.headers['flow'] },
    })
    expect(plan(coffee(1), { run: 'other' }).expected[0]?.key).not.toBe(key)
    expect(plan(lines)).toEqual(made)
  })
  test('what the contract calls a time is moved with the messages', () => {
    const [first] = coffee(1)
    const made = plan([{ ...first, headers: { sent: '2026-01-02T03:00:00Z', note: '2026-01-02T03:00:00Z' } } as Line])
    expect(made.offset).toBe(3_600_000 - 110)
    expect(made.steps[0]).toMatchObject({
      at: now,
      message: {
        at: now,
        value: { due: new Date(now.getTime() - 10 + 60_000).toISOString() },
        headers: { sent: '2026-01-02T03:59:59Z', note: '2026-01-02T03:00:00Z' },
      },
    })
  })
  test('a key that is no UUID is an id wherever it is a whole text, unless a kept field has it', () => {
    const lines = [recorded('Ordered', 'C-1', { orderId: 'C-1', guest: 'table 4', note: 'C-1 please', seat: 'C-1' })]
    const renamed = plan(lines).steps[0]
    expect(renamed).toMatchObject({
      message: { key: expect.stringMatching(/^C-\d{9}$/), value: { guest: 'table 4', note: 'C-1 please' } },
    })
    const message = renamed?.kind === 'send' ? renamed.message : undefined
    expect(message?.value).toMatchObject({ seat: message?.key, orderId: message?.key })
    expect(plan(lines, { keep: ['seat'] }).steps[0]).toMatchObject({
      message: { key: 'C-1', value: { orderId: 'C-1' } },
    })
  })
  test('outcomes are told in new ids', () => {
    const outcome: Line = {
      kind: 'outcome',
      of: 'psp',
      at: new Date(began),
      key: typeId('ord', 1),
      type: 'pay',
      value: {},
    }
    const made = plan([...coffee(1), outcome])
    expect(made.outcomes).toMatchObject([{ key: made.expected[0]?.key, of: 'psp' }])
  })
})

describe('a step waits', () => {
  const [order, accepted, brewed, served] = coffee(1) as [Line, Line, Line, Line]
  const cancelled = recorded('Cancelled', typeId('ord', 1), { orderId: typeId('ord', 1) }, { at: 135 })
  test('for what came before it of the aggregate that it names, under that key or another one', () => {
    const [first, second] = plan([order, accepted, brewed, cancelled, served]).steps
    expect(first).toMatchObject({ after: [], behind: [], position: 0 })
    expect(second).toMatchObject({ after: [0, 1], behind: [0], position: 2, elapsed: 25 })
  })
  test('not for what is of others', () => {
    const { steps, expected } = plan([...coffee(1), ...coffee(2)])
    expect(steps.map(({ after, behind }) => [...after, ...behind])).toEqual([[], []])
    expect(expected.map(({ origin }) => origin)).toEqual([0, 0, 0, 1, 1, 1])
  })
  test('for the message that caused it', () => {
    expect(plan(coffee(1), { only: 'counter' }).steps[1]).toMatchObject({ after: [0], behind: [0] })
  })
  test('of a kind for the last message alone', () => {
    const again = [1, 2, 3].map((n) =>
      recorded('Refused', typeId('ord', 1), { orderId: typeId('ord', 1), n }, { at: 130 + n, id: 90 + n }),
    )
    const made = plan([order, ...again, { ...cancelled, at: new Date(began + 200) }])
    expect(made.steps[1]?.after).toEqual([2])
  })
  test('where a test clock moved: nothing passes it', () => {
    const clock: Line = { kind: 'clock', at: new Date(began + 1_800_000) }
    const { steps } = plan([...coffee(1), clock, ...coffee(2, 1_800_100)])
    expect(steps).toMatchObject([
      { kind: 'send', after: [], behind: [] },
      { kind: 'clock', after: [0, 1, 2], behind: [0], at: new Date(now.getTime() + 1_800_000 - 110) },
      { kind: 'send', after: [], behind: [1], elapsed: 30 },
    ])
  })
  test('an output that is held waits as an input does', () => {
    const { steps, expected } = plan(coffee(1), {
      hold: ({ type, value }) => (type === 'Brewed' ? `brew ${(value as { orderId: string }).orderId}` : undefined),
    })
    expect(steps[1]).toMatchObject({
      kind: 'release',
      outcome: `brew ${expected[0]?.key}`,
      after: [0],
      behind: [0],
      message: { type: 'Brewed' },
    })
    expect(expected).toHaveLength(3)
  })
})

test('what came again is expected once, and a key made anew is told by its flow', () => {
  const lines = coffee(1).flatMap((each) =>
    each.type === 'Accepted' ? [each, { ...each, offset: each.offset + 1n }] : [each],
  )
  const { expected } = plan(lines)
  expect(expected.map(({ type, countsAs }): unknown[] => [type, JSON.parse(countsAs)])).toEqual([
    ['Accepted', ['bar.order', 'Accepted', expected[0]?.key]],
    ['Brewed', ['kitchen.drink', 'Brewed', null, expected[1]?.headers['flow']]],
    ['Served', ['bar.order', 'Served', expected[0]?.key]],
  ])
})

test('a recording of 20,000 messages of one guest is planned in one pass', () => {
  const lines = Array.from({ length: 10_000 }, (_, n) => [
    recorded('Ordered', 'guest', { orderId: 'guest' }, { at: 2 * n }),
    recorded('Accepted', 'guest', { orderId: 'guest' }, { at: 2 * n + 1 }),
  ]).flat()
  const { steps } = plan(lines)
  expect(steps.reduce((sum, { after, behind }) => sum + after.length + behind.length, 0)).toBe(2 * 9_999)
})
