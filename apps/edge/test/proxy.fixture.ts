import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A TCP proxy before a database, so that a test can take the database away, or stop it, and give it back. */
export async function proxyTo(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const track = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
  }
  let frozen = false
  const server = createServer((client) => {
    const upstream = track(connect(Number(target.port), target.hostname))
    track(client).pipe(upstream).pipe(client)
    if (frozen) client.pause()
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  })
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', () => {
        resolve()
      })
    })
  const refuse = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve()
      })
      for (const socket of sockets) socket.destroy()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return {
    url: url.href,
    refuse,
    accept: () => listen(port),
    /** Connections stay, and nothing comes through. */
    freeze: () => {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw: () => {
      frozen = false
      for (const socket of sockets) socket.resume()
    },
    close: () => (server.listening ? refuse() : Promise.resolve()),
  }
}
