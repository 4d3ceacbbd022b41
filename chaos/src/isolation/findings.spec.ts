import { describe, expect, test } from '@jest/globals'
import { checksOf, type Expectation, findingsOf } from './findings.js'
import { sampleCourse } from './sample-course.js'

const found = findingsOf(sampleCourse())
const [payments] = found.absences
if (!payments) throw new Error('the sample has an absence')
const expectation: Expectation = { accepts: true, completes: false, unfinished: 10, times: true }
const failed = (finding: typeof payments, change: Partial<Expectation> = {}): string[] =>
  checksOf(finding, { ...expectation, ...change }).flatMap(({ says, ok }) => (ok ? [] : [says]))

test('an absence in figures', () => {
  expect(found.undisturbed).toEqual({ seconds: 18, acceptRate: 10, p99: 9 })
  expect(payments).toMatchObject({
    ...{ lasted: 10_000, asked: 100, accepted: 100, acceptRate: 10, completed: 0, completionRate: 0, slower: 1 },
    ...{ unfinished: 100, longest: { service: 'payments', waiting: 100 }, readyAfter: 800, caughtUpAfter: 1_200 },
  })
})

describe('is no kept promise:', () => {
  test('nothing, as the sample goes', () => {
    expect(failed(payments)).toEqual([])
  })

  test('an order that was refused', () => {
    expect(failed({ ...payments, accepted: 99, refusal: 'Too many requests' })).toEqual([
      'payments away: every order asked for is accepted (99 of 100): Too many requests',
    ])
  })

  test('orders that stand still although they should complete', () => {
    expect(failed(payments, { completes: true })).toEqual(['payments away: orders complete (0 of 100, 100 under way)'])
  })

  test('accepting that takes more than twice as long', () => {
    expect(failed({ ...payments, slower: 2.01 })).toHaveLength(1)
  })

  test('no figure at all for what accepting takes', () => {
    expect(failed({ ...payments, slower: NaN })).toHaveLength(1)
  })

  test('more than ten seconds to catch up', () => {
    expect(failed({ ...payments, caughtUpAfter: 10_001 })).toHaveLength(1)
  })

  test('never to catch up, whether or not times are judged', () => {
    expect(failed({ ...payments, caughtUpAfter: null }, { times: false })).toEqual([
      'payments back: what waited is done',
    ])
  })
})

test('where times are not judged, slowness is no failure', () => {
  expect(failed({ ...payments, slower: 9, caughtUpAfter: 50_000 }, { times: false })).toEqual([])
})

test('an edge that accepts while it is meant to be away is none that is away', () => {
  const edge = { ...payments, title: 'the edge', accepted: 2 }
  expect(failed(edge, { accepts: false })).toEqual([])
  expect(failed({ ...edge, accepted: 100 }, { accepts: false })).toHaveLength(1)
})
