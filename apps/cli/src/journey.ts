import { topics } from '@parpay/events'
import { durationText } from './duration.js'
import { money } from './money.js'
import { styleOf, type Paint } from './palette.js'

/** The part of an order's REST representation that a journey shows. Times are ISO 8601. */
export interface Travelled {
  readonly id: string
  readonly status: string
  readonly total: number
  readonly currency: string
  readonly timeline: readonly { readonly type: string; readonly at: string; readonly code?: string | undefined }[]
}

/** Once an order has one of these it keeps it. */
export const finalStatuses = ['completed', 'rejected', 'declined', 'cancelled', 'expired']

const services = new Map(
  topics.flatMap(({ messages, writers }) => messages.map(({ name }) => [name, writers[0] ?? ''])),
)

/**
 * An order's steps: when each was decided, counted from the first, how long it took since the one before, by whom.
 *
 * @param milliseconds from sending the order to seeing its status
 */
export function journey(order: Travelled, milliseconds: number, paint: Paint): string {
  // The timeline is in the order the edge read it; two services' steps may have been read the other way round.
  const timeline = [...order.timeline].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const times = timeline.map(({ at }) => Date.parse(at))
  const start = times[0] ?? 0
  const steps = timeline.map(({ type, code }, n) => {
    const [at = start, before = start] = [times[n], times[n - 1]]
    const service = services.get(type) ?? ''
    const took = n === 0 ? '' : `+${at - before}`
    const name = code ? `${type.padEnd(17)}  ${code}` : type
    return `  ${`${at - start} ms`.padStart(8)}  ${took.padStart(6)}  ${paint(styleOf(service), service.padEnd(8))}  ${name}`
  })
  const style = order.status === 'completed' ? 'green' : finalStatuses.includes(order.status) ? 'yellow' : 'red'
  return [
    `${order.id}  ${money(BigInt(order.total), order.currency)}`,
    '',
    ...steps,
    '',
    `${paint(style, order.status)} after ${durationText(milliseconds)}`,
  ].join('\n')
}
