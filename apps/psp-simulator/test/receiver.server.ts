import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'

const Address = z.object({ port: z.int() })

/** Stands for whoever is told by the PSP: answers one status after the other, and 202 when there is none left. */
export class Receiver {
  private readonly taken: unknown[] = []
  private heard = Promise.withResolvers<undefined>()

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(...statuses: number[]): Promise<Receiver> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const receiver = new Receiver(server, `http://127.0.0.1:${Address.parse(server.address()).port}/told`)
    server.on('request', (request, response) => {
      void json(request).then((body) => {
        response.writeHead(statuses[receiver.taken.length] ?? 202).end()
        receiver.taken.push(body)
        receiver.heard.resolve(undefined)
        receiver.heard = Promise.withResolvers()
      })
    })
    return receiver
  }

  /** Everything it was told, when that is `count` notifications or more. */
  async took(count: number): Promise<unknown[]> {
    while (this.taken.length < count) await this.heard.promise
    return this.taken
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }
}
