import type { Phase } from './course.js'
import type { Finding, Undisturbed } from './findings.js'
import { services } from './outage.js'
import { type Paint, plain } from './palette.js'
import type { Scene } from './scene.js'

/** No line is longer. */
export const width = 80
const graph = 40
const bars = '▁▂▃▄▅▆▇█'

/** A row of bars, the newest at the right; the highest is `top` or the largest of them. */
export function sparkline(values: readonly number[], top = 0): string {
  const most = Math.max(top, ...values, 1)
  const bar = (value: number): string =>
    value <= 0 ? ' ' : (bars[Math.min(bars.length - 1, Math.floor((value / most) * bars.length))] ?? '█')
  return values.slice(-graph).map(bar).join('').padStart(graph)
}

/** What is drawn again and again on a terminal. */
export function screen(scene: Scene, rate: number, paint: Paint = plain): string {
  const { now, accepted, completed, backlog, unfinished, acceptedInAll, phase } = scene
  const row = (name: string, value: string, values: readonly number[], top: number): string =>
    `  ${name.padEnd(22)}${value.padStart(9)}  ${paint('cyan', sparkline(values, top).trimEnd())}`.trimEnd()
  const waiting = services.map((service) => {
    const values = backlog[service]
    const label =
      phase.title.startsWith(service) && phase.kind !== 'undisturbed' ? `${service} (${stateOf(phase)})` : service
    return row(label, whole(values.at(-1) ?? 0), values, rate * 4)
  })
  return [
    `${paint('bold', sentence(phase, now).padEnd(66))}${clock(now).padStart(14)}`,
    '',
    row('accepted a second', whole(accepted.at(-1) ?? 0), accepted, rate),
    row('ended a second', whole(completed.at(-1) ?? 0), completed, rate),
    row('p99 of accepting', milliseconds(scene.p99), [], 0),
    '',
    '  waiting for',
    ...waiting,
    '',
    `  ${whole(acceptedInAll)} orders accepted, ${whole(unfinished)} not ended yet`,
  ].join('\n')
}

const stateOf = ({ kind }: Phase): string => (kind === 'catching up' ? 'back' : 'away')

/** What goes on, in one sentence. */
export function sentence({ kind, title, since, lasts }: Phase, now: number): string {
  const passed = Math.max(0, Math.round((now - since) / 1000))
  const of = lasts === undefined ? `${passed} s` : `${passed} of ${Math.round(lasts / 1000)} s`
  switch (kind) {
    case 'warming up':
      return `Warming up: ${of}`
    case 'undisturbed':
      return `Nothing is away: ${of}`
    case 'stopping':
      return `Stopping ${title} ...`
    case 'away':
      return `${capital(title)} is away: ${of}`
    case 'catching up':
      return `${capital(title)} comes back: ${of}`
    case 'ending':
      return 'No more orders; every accepted one is looked up ...'
  }
}

/** One line for an absence that is over. */
export function summary(finding: Finding, paint: Paint = plain): string {
  const { title, lasted, acceptRate, completionRate, p99, slower, unfinished, readyAfter, caughtUpAfter } = finding
  const after =
    caughtUpAfter === null ? paint('red', 'not caught up') : `caught up ${(caughtUpAfter / 1000).toFixed(1)} s later`
  const start = `${(readyAfter / 1000).toFixed(1)} s to start`
  const latency = Number.isNaN(p99) ? '' : `, p99 ${milliseconds(p99)} (${slower.toFixed(1)}x)`
  const head = paint('bold', `${capital(title)} away ${Math.round(lasted / 1000)} s`)
  return `${head}: accepted ${acceptRate.toFixed(0)}/s, ended ${completionRate.toFixed(0)}/s${latency},\n  ${whole(unfinished)} orders waited, ${start}, ${after}`
}

/** The line before the first absence. */
export const undisturbedText = ({ seconds, acceptRate, p99 }: Undisturbed): string =>
  `Undisturbed ${Math.round(seconds)} s: accepted ${acceptRate.toFixed(0)}/s, p99 of accepting ${milliseconds(p99)}`

/** A line now and then where there is no terminal. */
export function line(scene: Scene): string {
  const { now, phase, accepted, completed, backlog, unfinished } = scene
  const waiting = services.map((service) => `${service} ${whole(backlog[service].at(-1) ?? 0)}`).join(', ')
  const rates = `accepted ${accepted.at(-1) ?? 0}/s, ended ${completed.at(-1) ?? 0}/s, p99 ${milliseconds(scene.p99)}`
  return `${clock(now)}  ${sentence(phase, now)}; ${rates}; ${whole(unfinished)} not ended; waiting: ${waiting}`
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
const whole = (count: number): string => count.toLocaleString('en')
const milliseconds = (value: number): string => (Number.isNaN(value) ? '-' : `${value.toFixed(value < 10 ? 1 : 0)} ms`)

function clock(now: number): string {
  const seconds = Math.floor(now / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
