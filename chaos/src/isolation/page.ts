import { type Band, chart, escaped, type Line } from './chart.js'
import type { Course } from './course.js'
import { endedBy, isAccepted, p99 } from './course-figures.js'
import type { Check, Finding, Findings } from './findings.js'
import { type OutageName, type ServiceName, services, outage } from './outage.js'
import { capital } from './screen.js'
import { perSecond, smoothed } from './statistics.js'
import { style } from './page-style.js'

const colours: Readonly<Record<ServiceName, string>> = {
  edge: '#0e7490',
  checkout: '#1d4ed8',
  payments: '#a21caf',
  accounts: '#15803d',
}

export interface Page {
  readonly course: Course
  readonly findings: Findings
  readonly checks: readonly Check[]
  readonly database: ServiceName
  /** Whether times were judged. */
  readonly times: boolean
  /** ISO 8601. */
  readonly at: string
  /** The command line that made it. */
  readonly command: string
}

/** The whole report as one HTML document that needs nothing else. */
export function page({ course, findings, checks, database, times, at, command }: Page): string {
  const lasts = Math.floor((course.looks.at(-1)?.at ?? 0) / 1000)
  const ok = checks.every((check) => check.ok)
  const bands = bandsOf(course)
  const { undisturbed } = findings
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ParPay: what goes on while a part of it is away</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>What goes on while a part of it is away</h1>
<p>Under ${course.rate} card orders a second, each part of a running ParPay was stopped in turn and started again. No service
calls another: those that are left go on, what needs the one that is away waits as messages, and when it is back it catches
up. ${ok ? `<b class="ok">${times ? 'Every promise was kept' : 'Every order came to its end; times were not judged'}.</b>` : '<b class="no">Not every promise was kept.</b>'}</p>
${chart({ title: 'Orders', unit: 'a second, mean of three seconds', lines: rateLines(course, lasts), bands, lasts })}
${chart({ title: 'What waits for each service', unit: 'messages and calls', lines: backlogLines(course), bands, lasts })}
${chart({ title: 'Time to accept an order', unit: 'milliseconds, p99 of five seconds', lines: latencyLines(course, lasts), bands, lasts })}
<p class="key"><i class="away"></i> away <i class="back"></i> back, catching up</p>
<h2>In figures</h2>
<div class="wide"><table>
<thead><tr><th>away</th><th>asked</th><th>accepted</th><th>accepted /s</th><th>ended /s</th><th>p99 ms</th><th>to undisturbed</th><th>p99 ms coming back</th><th>orders waiting</th><th>most waiting for</th><th>s to start</th><th>s to catch up</th></tr></thead>
<tbody>
<tr><th>nothing</th><td></td><td></td><td>${number(undisturbed.acceptRate)}</td><td></td><td>${number(undisturbed.p99)}</td><td>1.00</td><td></td><td></td><td></td><td></td><td></td></tr>
${findings.absences.map(row).join('\n')}
</tbody></table></div>
<p>Times to accept are counted from the moment an order was due to its 202, on the machine that also ran the load;
"nothing" is the ${Math.round(undisturbed.seconds)} seconds of this run in which nothing was away. To start: from the order to
start until it says that it is ready. To catch up: from then until no more waits than comes within a second.</p>
<h2>What goes on, what waits</h2>
<table class="words">
<thead><tr><th>away</th><th>goes on</th><th>waits</th></tr></thead>
<tbody>
${findings.absences.map(({ name, title }) => words(name, title, database)).join('\n')}
</tbody></table>
<h2>Checked</h2>
<ul class="checks">
${checks.map(({ says, ok }) => `<li class="${ok ? 'ok' : 'no'}">${escaped(says)}</li>`).join('\n')}
</ul>
<h2>Each five seconds</h2>
<details><summary>The figures behind the pictures</summary>
<div class="wide"><table>
<thead><tr><th>from s</th><th>away</th><th>accepted /s</th><th>ended /s</th><th>p99 ms</th>${services.map((service) => `<th>${service}</th>`).join('')}</tr></thead>
<tbody>
${fives(course, lasts, bands)}
</tbody></table></div>
</details>
<footer>${escaped(at)} · <code>${escaped(command)}</code></footer>
</main>
</body>
</html>
`
}

const bandsOf = ({ absences, looks }: Course): Band[] =>
  absences.map(({ name, stopped, returned, caughtUp }) => ({
    name: name === 'psp-simulator' ? 'PSP' : name === 'kafka' ? 'Kafka' : name,
    from: stopped / 1000,
    to: returned / 1000,
    until: (caughtUp ?? looks.at(-1)?.at ?? returned) / 1000,
  }))

function rates({ asked, looks }: Course, seconds: number): { accepted: number[]; ended: number[] } {
  const accepted = perSecond(
    asked.filter(isAccepted).map(({ due, took }) => due + took),
    seconds,
  )
  const sums = Array.from({ length: seconds + 1 }, (_, n) => endedBy(looks, n * 1000))
  return { accepted, ended: accepted.map((_, n) => Math.max(0, (sums[n + 1] ?? 0) - (sums[n] ?? 0))) }
}

function rateLines(course: Course, seconds: number): Line[] {
  const { accepted, ended } = rates(course, seconds)
  const points = (values: number[]) => smoothed(values, 1).map((value, n) => [n + 0.5, value] as const)
  return [
    { name: 'accepted', colour: '#d97706', points: points(accepted) },
    { name: 'ended', colour: '#1d4ed8', points: points(ended) },
  ]
}

const backlogLines = ({ looks }: Course): Line[] =>
  services.map((service) => ({
    name: service,
    colour: colours[service],
    points: looks.map(({ at, backlog }) => [at / 1000, backlog[service] ?? NaN] as const),
  }))

function latencyLines({ asked }: Course, seconds: number): Line[] {
  const points = Array.from({ length: seconds }, (_, n) => {
    const near = asked.filter(({ due }) => due >= (n - 2) * 1000 && due < (n + 3) * 1000)
    return [n + 0.5, p99(near)] as const
  })
  return [{ name: 'p99', colour: '#b91c1c', points }]
}

const number = (value: number, digits = 1): string => (Number.isNaN(value) ? '–' : value.toFixed(digits))
const count = (value: number): string => value.toLocaleString('en')
const seconds = (milliseconds: number | null): string =>
  milliseconds === null ? 'not' : (milliseconds / 1000).toFixed(1)

const row = (found: Finding): string =>
  `<tr><th>${escaped(found.title)}</th>${[
    count(found.asked),
    count(found.accepted),
    number(found.acceptRate),
    number(found.completionRate),
    number(found.p99),
    number(found.slower, 2),
    number(found.returningP99),
    count(found.unfinished),
    `${found.longest.service} ${count(found.longest.waiting)}`,
    seconds(found.readyAfter),
    seconds(found.caughtUpAfter),
  ]
    .map((cell) => `<td>${cell}</td>`)
    .join('')}</tr>`

const words = (name: OutageName, title: string, database: ServiceName): string => {
  const { goesOn, waits } = outage(name, database)
  return `<tr><th>${escaped(capital(title))}</th><td class="text">${escaped(goesOn)}</td><td class="text">${escaped(waits)}</td></tr>`
}

function fives(course: Course, lasts: number, bands: readonly Band[]): string {
  const { accepted, ended } = rates(course, lasts)
  const mean = (values: readonly number[], from: number): string =>
    number(values.slice(from, from + 5).reduce((sum, value) => sum + value, 0) / 5)
  return Array.from({ length: Math.floor(lasts / 5) }, (_, n) => n * 5)
    .map((from) => {
      const away = bands.find((band) => from + 5 > band.from && from < band.to)?.name ?? ''
      const look = course.looks.findLast(({ at }) => at <= (from + 5) * 1000)
      const slow = p99(course.asked.filter(({ due }) => due >= from * 1000 && due < (from + 5) * 1000))
      const cells = [away, mean(accepted, from), mean(ended, from), number(slow)]
      const waiting = services.map((service) => count(look?.backlog[service] ?? 0))
      return `<tr><th>${from}</th>${[...cells, ...waiting].map((cell) => `<td>${cell}</td>`).join('')}</tr>`
    })
    .join('\n')
}
