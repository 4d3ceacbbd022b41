import { createServer } from 'node:net'
import { Problem } from './problem.js'

// Below every system's range for outgoing connections (Linux starts at 32768): a port of ours that is free for a second,
// because its server restarts, must not become somebody's source port. 10,000 make a clash of two clones unlikely.
const FIRST = 20_000
const COUNT = 10_000

/** Whether a server could listen on 127.0.0.1:port now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => { resolve(false) }) // prettier-ignore
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => { resolve(true) })) // prettier-ignore
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

/**
 * The port for one server: what its variable says, else the one of the last run if that is still free, else a free one.
 *
 * @throws Problem `port-taken` when the variable names an occupied port or no port at all
 */
export async function choosePort(
  variable: string,
  environment: NodeJS.ProcessEnv,
  last: number | undefined,
  taken: Set<number>,
): Promise<number> {
  const set = environment[variable]
  if (set) {
    const port = Number(set)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Problem('port-taken', `${variable} is "${set}", which is no port: set it to 1-65535 or leave it out.`)
    }
    if (taken.has(port) || !(await isFree(port))) {
      throw new Problem(
        'port-taken',
        `Port ${port} (${variable}) is in use: stop the program that listens there, set ${variable} to another port, or leave it out to get a free one.`,
      )
    }
    taken.add(port)
    return port
  }
  if (last !== undefined && !taken.has(last) && (await isFree(last))) {
    taken.add(last)
    return last
  }
  return freePort(taken)
}
