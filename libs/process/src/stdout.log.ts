import { pino, type Logger } from 'pino'
import { build } from 'pino-pretty'

const secret = ['token', 'password', 'authorization', 'apiKey', 'secret', 'cookie']

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

/**
 * The log of a process: JSON lines on stdout, readable ones on a terminal. Fields named like a secret are blanked, one
 * level deep; nobody logs payloads.
 */
export function stdoutLog(
  name: string,
  level: string,
  {
    terminal = process.stdout.isTTY,
    destination = process.stdout,
  }: { terminal?: boolean; destination?: NodeJS.WritableStream } = {},
): Logger {
  const options = {
    name,
    level,
    redact: { paths: secret.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[hidden]' },
    serializers: { err: error, error },
  }
  return terminal
    ? pino(options, build({ sync: true, destination, ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l' }))
    : pino(options, destination)
}
