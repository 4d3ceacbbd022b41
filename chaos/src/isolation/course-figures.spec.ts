import { expect, test } from '@jest/globals'
import { dueWithin, endedBy, nothingWaits, p99, unfinishedAt, usual } from './course-figures.js'
import { sampleCourse } from './sample-course.js'

const course = sampleCourse()
const upTo = (at: number) => ({ ...course, looks: course.looks.filter((look) => look.at <= at) })

test('the 99th percentile is of accepted orders alone', () => {
  expect(p99(course.asked)).toBe(9)
  expect(p99(course.asked.map((asked) => ({ ...asked, order: null })))).toBeNaN()
})

test('a span has its first moment and not its last', () => {
  expect(dueWithin(course.asked, { from: 100, to: 300 }).map(({ due }) => due)).toEqual([100, 200])
})

test('while checkout’s database cannot be seen, as many have ended as were seen last', () => {
  const looks = course.looks.map((look) => (look.at > 5_000 ? { ...look, ended: null } : look))
  expect(endedBy(looks, 9_000)).toBe(50)
})

test('orders accepted and not ended are those that wait', () => {
  expect(unfinishedAt(course, 20_000)).toBe(100)
  expect(unfinishedAt(course, 25_000)).toBe(0)
})

test('usual is what comes within a second while nothing is away, and never less than a handful', () => {
  expect(usual(course, { from: 0, to: 9_500 })).toEqual({
    unfinished: 10,
    backlog: { edge: 40, checkout: 30, payments: 20, accounts: 10 },
  })
})

test.each([
  [9_500, true],
  [15_000, false],
  [21_000, false],
  [22_000, true],
])('after %p ms it is %p that nothing waits', (at, nothing) => {
  expect(nothingWaits(upTo(at), usual(course, { from: 0, to: 9_500 }))).toBe(nothing)
})

test('what cannot be seen is not taken for done', () => {
  const blind = { ...course, looks: course.looks.slice(0, 1).map((look) => ({ ...look, ended: null })) }
  expect(nothingWaits(blind, usual(course, { from: 0, to: 9_500 }))).toBe(false)
})
