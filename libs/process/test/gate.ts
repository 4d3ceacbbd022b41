import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A way to a server that can be shut: connections through it break, new ones are refused. */
export class Gate {
  private readonly sockets = new Set<Socket>()
  private server: ReturnType<typeof createServer> | undefined
  private port = 0

  constructor(private readonly target: URL) {}

  /** Takes a port, without listening on it yet. */
  static async to(target: string): Promise<Gate> {
    const gate = new Gate(new URL(target))
    await gate.open()
    await gate.shut()
    return gate
  }

  /** `url` with the gate's address in place of the server's. */
  through(url: string): string {
    const changed = new URL(url)
    changed.host = `127.0.0.1:${this.port}`
    return changed.href
  }

  async open(): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname)
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(from)
        from.pipe(to)
        from
          .on('error', () => to.destroy())
          .on('close', () => {
            this.sockets.delete(from)
            to.destroy()
          })
      }
    })
    await new Promise<void>((listening) => this.server?.listen(this.port, '127.0.0.1', listening))
    this.port = portOf(this.server.address())
  }

  async shut(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      if (this.server)
        this.server.close(() => {
          resolve()
        })
      else resolve()
    })
    this.server = undefined
    for (const socket of this.sockets) socket.destroy()
    await closed
  }
}

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address ? address.port : 0
