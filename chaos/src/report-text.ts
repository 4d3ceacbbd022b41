import { planText, type Fault } from './faults/fault-plan.js'
import { invariants, type Invariant, type Violation } from './check/violation.js'
import type { Bug } from './rig/bugs.js'
import type { SeedResult } from './seed.process.js'

/** Violations of one invariant printed in full; more of them are one and the same trouble. */
const most = 10

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** What a run is about to do. */
export const seedText = (seed: number, plan: readonly Fault[]): string =>
  `seed ${seed}: ${counted(plan.length, 'death')}\n${planText(plan)}`

/** Whether a seed went as it should: everything planned came, and nothing contradicts an invariant. */
export const passed = ({ violations, unreached, unplanned }: SeedResult): boolean =>
  violations.length + unreached.length + unplanned.length === 0

/** How the orders ended, what was killed where how often, and how each invariant stands. */
export function resultText(result: SeedResult): string {
  const { seed, orders, ended, deaths, unreached, unplanned, quietAfter, violations, seconds } = result
  const killed = Map.groupBy(deaths, ({ fault: { service, line } }) => `${service} at ${line}`)
  const found = Map.groupBy(violations, ({ invariant }) => invariant)
  const quiet = quietAfter === null ? 'not quiet in time' : `quiet after ${(quietAfter / 1000).toFixed(1)} s`
  return [
    `seed ${seed}: ${counted(orders, 'order')}, ${counted(deaths.length, 'death')}, ${quiet}, ${seconds.toFixed(0)} s in all`,
    `  ended: ${[...ended].map(([end, count]) => `${count} ${end}`).join(', ')}`,
    ...[...killed].sort().map(([where, { length }]) => `  killed ${where}${length > 1 ? `, ${length} times` : ''}`),
    ...unreached.map(({ service, line }) => `  NOT REACHED ${service} at ${line}`),
    ...unplanned.map((how) => `  UNPLANNED ${how}`),
    ...invariantNames.flatMap((name) => stateOf(name, found.get(name) ?? [])),
  ].join('\n')
}

const isInvariant = (name: string): name is Invariant => Object.hasOwn(invariants, name)
const invariantNames = Object.keys(invariants).filter(isInvariant)

function stateOf(name: Invariant, violations: readonly Violation[]): string[] {
  if (violations.length === 0) return [`  ${name.padEnd(3)} ok        ${invariants[name]}`]
  return [
    `  ${name.padEnd(3)} VIOLATED  ${invariants[name]}: ${counted(violations.length, 'time')}`,
    ...violations.slice(0, most).map(({ about, says }) => `        ${about} ${says}`),
    ...(violations.length > most ? [`        ... and ${violations.length - most} more`] : []),
  ]
}

/** Whether one of the invariants that the bug breaks was violated; any other may be for another reason. */
export const shown = ({ breaks }: Pick<Bug, 'breaks'>, violations: readonly Violation[]): boolean =>
  violations.some(({ invariant }) => breaks.includes(invariant))

/** Whether a bug was found with a seed that violated something, by what, and what else was violated. */
export function bugText(name: string, bug: Pick<Bug, 'breaks'>, { seed, violations }: SeedResult): string {
  const violated = invariantNames.filter((one) => violations.some(({ invariant }) => invariant === one))
  const by = violated.filter((one) => bug.breaks.includes(one)).join(', ')
  const others = violated.filter((one) => !bug.breaks.includes(one)).join(', ')
  if (by === '') return `${name} was not found with seed ${seed}: it breaks ${bug.breaks.join(', ')}, not ${others}.`
  return `${name} was found with seed ${seed}, by ${by}.${others === '' ? '' : ` Not counted: ${others}.`}`
}
