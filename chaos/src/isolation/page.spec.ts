import { expect, test } from '@jest/globals'
import { rounded } from './chart.js'
import { findingsOf } from './findings.js'
import { page } from './page.js'
import { sampleCourse } from './sample-course.js'

const course = sampleCourse()
const html = page({
  ...{
    course,
    findings: findingsOf(course),
    database: 'checkout',
    times: true,
    at: '2026-11-23T20:00:00Z',
    command: 'demo',
  },
  checks: [{ says: 'all <accepted> orders ended', ok: true }],
})

test('the page needs nothing from anywhere', () => {
  expect(html).not.toMatch(/https?:|src=|href=|@import|url\(/)
})

test('what was found stands in it as pictures, figures and words', () => {
  expect(html.match(/<svg /g)).toHaveLength(3)
  expect(html).toContain('<tr><th>payments</th><td>100</td><td>100</td><td>10.0</td><td>0.0</td>')
  expect(html).toContain('placed orders, as messages to payments')
  expect(html).toContain('Every promise was kept.')
})

test('text is text', () => {
  expect(html).toContain('all &lt;accepted&gt; orders ended')
})

test('where times are not judged, no promise is said to be kept', () => {
  const findings = findingsOf(course)
  const checks = [{ says: 'it holds', ok: true }]
  const text = page({ ...{ course, findings, checks, database: 'checkout', times: false, at: '', command: '' } })
  expect(text).toContain('Every order came to its end; times were not judged.')
})

test('a promise that was not kept shows at the top', () => {
  const checks = [{ says: 'it holds', ok: false }]
  const broken = page({
    ...{ course, findings: findingsOf(course), checks, database: 'checkout', times: true, at: '', command: '' },
  })
  expect(broken).toContain('Not every promise was kept.')
})

test.each([
  [1, 1],
  [1.2, 2],
  [53, 80],
  [81, 100],
  [1_003, 2_000],
])('an axis for values up to %p ends at %p', (value, top) => {
  expect(rounded(value)).toBe(top)
})
