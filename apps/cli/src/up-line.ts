import type { Progress } from '@parpay/stack'
import { durationText } from './duration.js'

/** Shorter starts are not worth a line while everything starts. */
const worthSaying = 2_000

/** What `up` says of an event; nothing of what goes quickly while the system starts. */
export function upLine(event: Progress, isUp: boolean): string | undefined {
  switch (event.kind) {
    case 'note':
      return event.text
    case 'ready':
      if (isUp) return `${event.name} is up again (${durationText(event.ms)}).`
      return event.ms > worthSaying ? `  ${event.name} ready after ${durationText(event.ms)}` : undefined
    case 'crashed':
      return `${event.name} ended (${event.how}), starts again; see ${event.log}`
    case 'stopping':
      return `Stopping (${event.why}) ...`
  }
}
