import { createServer, connect, type AddressInfo } from 'node:net'

export interface StatementCounter {
  /** The database's address through the counter. */
  readonly url: string
  /** Statements that have passed since the last reset: simple queries and executions of prepared ones. */
  count(): number
  reset(): void
  close(): void
}

/** Stands between a client and PostgreSQL and counts what is executed on the wire (frontend messages Q and E). */
export async function countStatements(url: string): Promise<StatementCounter> {
  const target = new URL(url)
  let count = 0
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    let rest = Buffer.alloc(0)
    let started = false // the first message, the start-up, has no type byte
    client.on('data', (data) => {
      rest = Buffer.concat([rest, data])
      for (;;) {
        const header = started ? 5 : 4
        if (rest.length < header) break
        const length = rest.readInt32BE(header - 4) + (header - 4)
        if (rest.length < length) break
        const type = started ? String.fromCharCode(rest[0] ?? 0) : ''
        if (type === 'Q' || type === 'E') count += 1
        started = true
        rest = rest.subarray(length)
      }
    })
    client.pipe(upstream).pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)
  return {
    url: through.href,
    count: () => count,
    reset() {
      count = 0
    },
    close: () => server.close(),
  }
}
