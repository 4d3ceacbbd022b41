import { createServer } from 'node:net'
import { Problem } from './problem.js'
import { until } from './wait.js'

// Below every system's range for outgoing connections (Linux starts at 32768): a port of ours that is free for a second,
// because its server restarts, must not become somebody's source port. 10,000 make a clash of two clones unlikely.
const FIRST = 20_000
const COUNT = 10_000

/** Whether a server could listen on 127.0.0.1:port now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => {
      resolve(false)
    })
    server.listen({ port, host: '127.0.0.1' }, () =>
      server.close(() => {
        resolve(true)
      }),
    )
  })
}

/** A free port that is not in `taken`, which it is added to. */
export async function freePort(taken: Set<number>): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT)
    if (taken.has(port) || !(await isFree(port))) continue
    taken.add(port)
    return port
  }
}

/** How one run's ports are chosen. */
export interface PortChoice {
  readonly environment: NodeJS.ProcessEnv
  /** Given to another server already; the chosen port is added. */
  readonly taken: Set<number>
  /** Milliseconds to wait for a port to become free: the killed predecessor of this run may still be ending. */
  readonly patience: number
}

/**
 * The port for one server: what its variable says, else the one of the last run if that is still free, else a free one.
 *
 * @throws Problem `port-taken` when the variable names an occupied port or no port at all
 */
export async function choosePort(
  variable: string,
  last: number | undefined,
  { environment, taken, patience }: PortChoice,
): Promise<number> {
  const set = environment[variable]
  const wanted = set ? Number(set) : last
  if (set && !isPort(wanted)) {
    throw new Problem('port-taken', `${variable} is "${set}", which is no port: set it to 1-65535 or leave it out.`)
  }
  if (wanted !== undefined && !taken.has(wanted) && (await becomesFree(wanted, patience))) {
    taken.add(wanted)
    return wanted
  }
  if (set === undefined || set === '') return freePort(taken)
  throw new Problem(
    'port-taken',
    `Port ${set} (${variable}) is in use: stop the program that listens there, set ${variable} to another port, or leave it out to get a free one.`,
  )
}

const isPort = (port: number | undefined) => port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65_535

const becomesFree = (port: number, within: number) =>
  until(() => isFree(port), { within, every: 100, late: () => new Error('in use') }).catch(() => false)
