import type { Paint } from './palette.js'

/** What was looked at. `wrong` keeps the system from starting or working, and has a fix; `note` does not. */
export type Finding =
  | { readonly name: string; readonly state: 'ok' | 'note'; readonly says: string }
  | { readonly name: string; readonly state: 'wrong'; readonly says: string; readonly fix: string }

export const healthy = (findings: readonly Finding[]): boolean => findings.every(({ state }) => state !== 'wrong')

/** A line each, a fix below what is wrong. */
export function doctorText(findings: readonly Finding[], paint: Paint): string {
  const widest = Math.max(...findings.map(({ name }) => name.length))
  const marks = { ok: paint('green', 'ok   '), note: paint('dim', '-    '), wrong: paint('red', 'WRONG') }
  const lines = findings.flatMap((finding) => [
    `${marks[finding.state]}  ${finding.name.padEnd(widest)}  ${finding.says}`,
    ...(finding.state === 'wrong' ? [`${' '.repeat(9 + widest)}${paint('bold', finding.fix)}`] : []),
  ])
  const wrong = findings.filter(({ state }) => state === 'wrong').length
  const verdict = wrong === 0 ? 'Nothing is in the way.' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`
  return [...lines, '', verdict].join('\n')
}
