import { expect, test } from '@jest/globals'
import { findingsOf } from './findings.js'
import { sampleCourse } from './sample-course.js'
import { sceneOf } from './scene.js'
import { line, screen, sparkline, summary, undisturbedText, width } from './screen.js'

const course = sampleCourse({ absences: [] })
const away = { kind: 'away', title: 'payments', since: 10_200, lasts: 10_000 } as const
const seen = {
  looks: course.looks.filter(({ at }) => at < 16_500),
  asked: course.asked.filter(({ due }) => due < 16_500),
}
const scene = sceneOf({ ...course, ...seen }, away, 16_600)

test('a picture of what goes on and what waits', () => {
  expect(screen(scene, 10)).toBe(`Payments is away: 6 of 10 s                                                 0:16

  accepted a second            10                          ████████████████
  ended a second                0                          ██████████
  p99 of accepting         9.0 ms

  waiting for
  edge                          0
  checkout                      0
  payments (away)              60                                    ▂▃▅▆▇█
  accounts                      0

  165 orders accepted, 60 not ended yet`)
})

test('no line is wider than a terminal', () => {
  const title = 'the payment provider'
  const lines = screen({ ...scene, phase: { ...away, title }, unfinished: 1e6, now: 3_600_000 }, 10).split('\n')
  expect(Math.max(...lines.map((text) => text.length))).toBeLessThanOrEqual(width)
})

test('bars are as high as the largest of them, nothing is no bar', () => {
  expect(sparkline([0, 1, 4, 8]).trimStart()).toBe('▂▅█')
})

test('a line where there is no terminal', () => {
  expect(line(scene)).toBe(
    '0:16  Payments is away: 6 of 10 s; accepted 10/s, ended 0/s, p99 9.0 ms; 60 not ended; waiting: edge 0, checkout 0, payments 60, accounts 0',
  )
})

test('what an absence did', () => {
  const { undisturbed, absences } = findingsOf(sampleCourse())
  expect(undisturbedText(undisturbed)).toBe('Undisturbed 18 s: accepted 10/s, p99 of accepting 9.0 ms')
  expect(absences.map((finding) => summary(finding))).toEqual([
    'Payments away 10 s: accepted 10/s, ended 0/s, p99 9.0 ms (1.0x),\n  100 orders waited, 0.8 s to start, caught up 1.2 s later',
  ])
})
