import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface CutProxy {
  /** The database's address through the proxy. */
  readonly url: string
  /** From now on nothing passes on the connections that are open, and nobody is told; new ones are fine. */
  cut(): void
  /** The next COMMIT reaches the server, but neither its answer nor anything after it comes back. */
  loseNextCommit(): void
  close(): void
}

/** Stands between a client and PostgreSQL, as a network that can fail in silence. */
export async function cutProxy(url: string): Promise<CutProxy> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let losing = false
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    client.on('data', (statements: Buffer) => {
      if (!losing || !statements.includes('commit')) return
      losing = false
      upstream.unpipe(client)
    })
    client.pipe(upstream).pipe(client)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)
  return {
    url: through.href,
    cut() {
      for (const socket of sockets) socket.unpipe()
    },
    loseNextCommit() {
      losing = true
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
