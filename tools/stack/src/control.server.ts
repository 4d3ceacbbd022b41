import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Problem } from './problem.js'
import type { SystemClock } from './system-clock.client.js'

/** What the supervisor lets the command line do. */
export interface Controlled {
  status(): Promise<object>
  /** @throws Problem `unknown-service` */
  act(name: string, action: 'start' | 'stop' | 'kill'): Promise<object>
  /** @throws Problem `name-refused`, `server-failed` */
  run(name: string, entry: string): Promise<object>
  down(): void
  readonly clock: Pick<SystemClock, 'read' | 'advance'>
}

export interface ControlServer {
  readonly url: string
  readonly token: string
  readonly close: () => void
}

/** HTTP on a free port of 127.0.0.1; whoever may read the token's file may command. */
export async function controlServer(controlled: Controlled): Promise<ControlServer> {
  const token = randomBytes(32).toString('hex')
  const server = createServer((request, response) => {
    const send = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (!authorised(request, token)) {
      send(401, { code: 'not-running', message: 'The token is not this supervisor’s: read supervisor.json again.' })
      return
    }
    answer(request, controlled).then(
      (body) => {
        send(200, body)
      },
      (error: unknown) => {
        const problem = error instanceof Problem ? error : new Problem('service-failed', String(error))
        send(problem.code === 'unknown-service' ? 404 : 500, { code: problem.code, message: problem.message })
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1' }, resolve)
  })
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}`, token, close }
}

async function answer({ method, url = '/' }: IncomingMessage, controlled: Controlled): Promise<object> {
  const route = `${method ?? ''} ${url}`
  if (route === 'GET /status') return controlled.status()
  if (route === 'POST /down') {
    controlled.down()
    return {}
  }
  if (route === 'GET /clock') return controlled.clock.read()
  const { milliseconds } = /^POST \/clock\/advance\/(?<milliseconds>\d{1,15})$/.exec(route)?.groups ?? {}
  if (milliseconds !== undefined) return controlled.clock.advance(Number(milliseconds))
  const { name, action } = /^POST \/processes\/(?<name>[^/]+)\/(?<action>start|stop|kill)$/.exec(route)?.groups ?? {}
  if (name !== undefined && (action === 'start' || action === 'stop' || action === 'kill')) {
    return controlled.act(decodeURIComponent(name), action)
  }
  const { service, entry } = /^POST \/services\/(?<service>[^/]+)\/(?<entry>[^/]+)$/.exec(route)?.groups ?? {}
  if (service !== undefined && entry !== undefined) {
    return controlled.run(decodeURIComponent(service), decodeURIComponent(entry))
  }
  throw new Problem('unknown-service', `The supervisor knows no ${route}: is the command line of another version?`)
}

function authorised({ headers }: IncomingMessage, token: string): boolean {
  const [given, expected] = [Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}
