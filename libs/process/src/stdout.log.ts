import { pino, type DestinationStream, type Logger } from 'pino'
import { build } from 'pino-pretty'
import { blanked } from './blanked.js'

/** An error without what its library hangs on it: a database error carries the values of the row it is about. */
const error = (value: unknown): unknown =>
  value instanceof Error
    ? {
        type: value.name,
        message: value.message,
        ...('code' in value && typeof value.code === 'string' && { code: value.code }),
        stack: value.stack,
      }
    : value

interface Where {
  readonly terminal?: boolean
  readonly destination?: DestinationStream & NodeJS.WritableStream
}

/**
 * The log of a process: JSON lines on stdout, readable ones on a terminal. Fields named like a secret are blanked;
 * nobody logs payloads. A reader of stdout that goes away is no reason to end (pino's own destination sees to it).
 */
export function stdoutLog(name: string, level: string, { terminal, destination }: Where = {}): Logger {
  const options = {
    name,
    level,
    formatters: { log: blanked },
    serializers: { err: error, error },
  }
  if (!(terminal ?? process.stdout.isTTY)) return destination ? pino(options, destination) : pino(options)
  const pretty = { sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l', colorize: !destination }
  return pino(options, build(destination ? { ...pretty, destination } : pretty))
}
