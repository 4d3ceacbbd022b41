import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** Kafka's numbers of requests. */
const [metadata, apiVersions] = [3, 18]

/**
 * A broker that is reached at a loopback address and says that it is at another: `host`, on the same port. It answers
 * what a client asks first, and nothing else.
 */
export async function advertisingBroker(host: string): Promise<{ address: string; close: () => void }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let received = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes])
      while (received.length >= 4 && received.length >= 4 + received.readInt32BE(0)) {
        const size = received.readInt32BE(0)
        const answer = answerTo(received.subarray(4, 4 + size))
        received = received.subarray(4 + size)
        if (answer) socket.write(answer)
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const answerTo = (request: Buffer): Buffer | undefined => {
    const correlation = request.subarray(4, 8)
    const api = request.readInt16BE(0)
    if (api === apiVersions) return framed(correlation, int16(0), int32(2), ...[metadata, apiVersions].map(version))
    if (api !== metadata) return undefined
    const broker = [int32(1), text(host), int32(port), int16(-1)]
    return framed(correlation, int32(1), ...broker, int32(1), int32(0)) // version 1: no rack, the controller, no topics
  }
  return {
    address: `127.0.0.1:${port}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** From version 0 to `metadata` 1 and `apiVersions` 0. */
const version = (api: number): Buffer => Buffer.concat([int16(api), int16(0), int16(api === metadata ? 1 : 0)])

function framed(...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([int32(body.length), body])
}

function int32(n: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(n)
  return bytes
}

function int16(n: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(n)
  return bytes
}

const text = (content: string): Buffer => Buffer.concat([int16(Buffer.byteLength(content)), Buffer.from(content)])
