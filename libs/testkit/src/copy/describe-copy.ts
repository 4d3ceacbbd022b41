import { printable } from '../story/index.js'
import type { CopyPlan } from './plan-copy.js'

/** The plan as text: a line a record (what is sent where, how long after the first), and what is not sent. Pure. */
export function describeCopy({ records, others }: CopyPlan): string {
  const lines = records.map(({ message: { type, key, partition }, topic, elapsed }) => {
    const time = `${(elapsed / 1_000).toFixed(3)} s`.padStart(11)
    return `${time}  send     ${type} ${key ?? 'no key'} to ${topic}[${partition}]`
  })
  const rest =
    others > 0 ? [`not sent: ${others} ${others === 1 ? 'line that is no record' : 'lines that are no records'}`] : []
  return [...lines, ...rest].map((line) => `${printable(line)}\n`).join('')
}
