import { CancellationRequested, CaptureRequested, type Contract, OrderCancelled } from '@parpay/events'
import { describe, expect, it } from '@jest/globals'
import { decisionTable } from './decision-table.js'
import { type Aggregate, decider } from './decider.js'
import { then, unchanged } from './decision.js'
import { outcome } from './outcome.js'

interface Lamp extends Aggregate {
  readonly status: 'off' | 'on'
  readonly switched: number
}
const contract: Contract<typeof OrderCancelled, typeof CancellationRequested | typeof CaptureRequested> = {
  service: 'house',
  send: [OrderCancelled],
  receive: [CancellationRequested, CaptureRequested],
}
const BulbBurst = outcome<'BulbBurst', { lampId: string }>('BulbBurst')
const at = new Date('2026-01-01T12:00:00Z')
const inMinutes = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

/** CancellationRequested presses the switch; CaptureRequested is nothing to a lamp. */
const lamps = decider(contract)<Lamp, { fuse: { blown: boolean } }>('lamp')
  .onTimer('timeout', (lamp) => then({ ...lamp, status: 'off' as const }))
  .on(CancellationRequested, { id: (m) => m.orderId }, (lamp, m, { fuse }) => {
    if (fuse?.blown) return unchanged
    const switched = (lamp?.switched ?? 0) + 1
    if (lamp?.status !== 'on') {
      const lit = then<Lamp>({ id: m.orderId, status: 'on', switched })
      return lit.at(inMinutes(5), 'timeout').attempt(`warm:${m.orderId}`, {})
    }
    const dark = then<Lamp>({ ...lamp, status: 'off', switched })
      .cancelTimer('timeout')
      .withdraw(`warm:${lamp.id}`)
    return dark.emit(OrderCancelled, OrderCancelled.sample({ reason: m.reason }))
  })
  .on(CaptureRequested, { id: () => null }, () => unchanged)
  .on(BulbBurst, (lamp, _, { attempts }) => (lamp && attempts.length > 0 ? then({ ...lamp }) : unchanged))

const off: Lamp = { id: 'hall', status: 'off', switched: 0 }
const on: Lamp = { id: 'hall', status: 'on', switched: 1 }
const pressed = CancellationRequested.sample({ orderId: 'hall', reason: 'bedtime' })
const given = {
  states: { off, on, 'on (warming)': on },
  attempts: { 'on (warming)': [{ id: 'warm:hall', claimed: true }] },
  at,
  words: {
    state: ({ status, switched }: Lamp) => `${status} ${switched}`,
    message: (message: unknown) => (message as { reason: string }).reason,
  },
}
const lampTable = () =>
  decisionTable(lamps, given)
    .fires('timeout')
    .when(CancellationRequested, pressed)
    .when(CancellationRequested, pressed, { case: 'fuse blown', reads: { fuse: { blown: true } } })
    .when(BulbBurst, { lampId: 'hall' })

const lines = `
  none, off | CancellationRequested -> timer timeout in 5m, on 1
  on        | CancellationRequested ->
                OrderCancelled(bedtime), withdraw warm, no timer timeout, off 2
  none, off, on | CancellationRequested (fuse blown), CaptureRequested, BulbBurst -> -
  off       | timeout               -> -
  on        | timeout               -> off 1
`
const differing = (table: string): string[] =>
  lampTable()
    .when(CaptureRequested, CaptureRequested.sample())
    .cells(table)
    .filter(({ expected, actual }) => expected !== null && actual() !== expected)
    .map(({ name, actual }) => `${name} -> ${actual()}`)

describe('a decision table', () => {
  it('runs the rule of every line and tells what it really decided', () => {
    expect(differing(lines)).toEqual([
      'none | CancellationRequested -> attempt warm, timer timeout in 5m, on 1',
      'off | CancellationRequested -> attempt warm, timer timeout in 5m, on 1',
    ])
    expect(differing(lines.replace('timer timeout in 5m', 'attempt warm, timer timeout in 5m'))).toEqual([])
  })

  it.each([
    ['a message', 'OrderCancelled(bedtime), ', ''],
    ['the words of a message', 'bedtime', 'morning'],
    ['an attempt taken back', 'withdraw warm, ', ''],
    ['a timer taken back', 'no timer timeout, ', ''],
    ['a new state', 'off 2', 'on 2'],
    ['something instead of nothing', 'off       | timeout               -> -', 'off | timeout -> off 0'],
    ['nothing instead of something', 'off 1', '-'],
  ])('has a line that fails for want of %s', (_, right, wrong) => {
    const whole = lines.replace('timer timeout in 5m', 'attempt warm, timer timeout in 5m')
    expect(differing(whole.replace(right, wrong))).not.toEqual([])
  })

  it('names the cells without a line: of states, cases, timers, and of rules whose message was not given', () => {
    const without = lampTable()
      .cells('none, off, on | CancellationRequested, BulbBurst -> -')
      .filter(({ expected }) => expected === null)
    expect(without.map(({ name }) => name)).toEqual([
      'none | CaptureRequested',
      'off | timeout',
      'off | CaptureRequested',
      'on | timeout',
      'on | CaptureRequested',
      'on (warming) | timeout',
      'on (warming) | CaptureRequested',
    ])
  })

  it('takes the line of a case before that of all cases', () => {
    const table = `
      off, on | timeout -> off 1
      on (warming) | timeout -> off 9`
    const expected = lampTable()
      .cells(table)
      .filter(({ name }) => name.endsWith('timeout'))
    expect(expected.map(({ expected }) => expected)).toEqual(['off 1', 'off 1', 'off 9'])
  })

  it('leaves out what can never come', () => {
    const cells = decisionTable(lamps, { ...given, never: ['CaptureRequested', 'timeout'] })
      .when(BulbBurst, { lampId: 'hall' })
      .cells('none | BulbBurst -> -')
    expect(cells.map(({ name }) => name)).toContain('off | CancellationRequested')
    expect(cells.filter(({ name }) => /CaptureRequested|timeout/.test(name))).toEqual([])
  })

  it.each([
    ['of another form', 'off -> on', 'not "state | input -> effect": off -> on'],
    ['of a state there is not', 'off, dim | timeout -> -', 'there is no dim: off, dim | timeout -> -'],
    ['of an input there is not', 'off | timeout, Dusk -> -', 'there is no Dusk: off | timeout, Dusk -> -'],
    ['of what cannot come', 'none | timeout -> -', 'this line stands for no cell: none | timeout -> -'],
    ['without an example of what comes', 'off | CaptureRequested -> -', 'nothing tells how CaptureRequested comes'],
    ['said twice', 'off | timeout -> -\noff, on | timeout -> off', 'two lines stand for off | timeout'],
    ['that leaves a choice', 'on (warming) | BulbBurst -> -\non | BulbBurst (old) -> -', 'stand'],
  ])('refuses a line %s', (_, table, complaint) => {
    const inputs = lampTable().when(BulbBurst, { lampId: 'hall' }, { case: 'old' })
    expect(() => inputs.cells(table)).toThrow(complaint)
  })

  it('refuses what is given under a wrong name', () => {
    expect(() => decisionTable(lamps, { ...given, states: { off: on, on } }).cells('')).toThrow('named off is on')
    expect(() => decisionTable(lamps, { ...given, never: ['Dusk'] }).cells('')).toThrow('no rule for Dusk')
    expect(() => lampTable().fires('timeout')).toThrow('timeout is given twice')
  })
})
