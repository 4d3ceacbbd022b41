import net from 'node:net'
import tls from 'node:tls'
import { settledWithin } from './deadline.js'

const keepAliveDelay = 60_000
/** Milliseconds to leave a group in once nothing is waited for any more: a connection and one request. */
const goodbye = 500
/** A little more than kafkajs waits between two tries at the most: nothing can wake it before. */
const longestRetry = 1100
const ending = goodbye + longestRetry

/** What kafkajs asks for: `ssl` is there when the broker is spoken to over TLS. */
interface Wanted {
  readonly host: string
  readonly port: number
  readonly ssl?: tls.ConnectionOptions
  readonly onConnect: () => void
}

/**
 * The connections of one kafkajs client. It cannot be told to give up what it is at, as reaching a broker that is away or
 * waiting for its group; without connections it comes to an end by itself (decision 0021).
 */
export class BrokerSockets {
  private readonly open = new Set<net.Socket>()
  private ended = false

  constructor(private readonly brokers: readonly string[]) {}

  /** For kafkajs's `brokers`. None once ended: it takes that as final, and any failing connection as worth a retry. */
  readonly addresses = (): string[] => (this.ended ? [] : [...this.brokers])

  /** For kafkajs's `socketFactory`. */
  readonly connect = ({ host, port, ssl, onConnect }: Wanted): net.Socket => {
    if (this.ended) throw new Error('this client of the broker is closed')
    const connected = ssl
      ? tls.connect({ host, port, ...(net.isIP(host) === 0 && { servername: host }), ...ssl }, onConnect)
      : net.connect({ host, port }, onConnect)
    const socket = connected.setKeepAlive(true, keepAliveDelay)
    this.open.add(socket)
    return socket.once('close', () => this.open.delete(socket))
  }

  /**
   * Gives the client's `closing` time to end in order, then ends it. Over after `within` milliseconds, or 2.4 s if that
   * is more, and then the client does nothing any more. Never rejects.
   */
  async endWithin(within: number, closing: Promise<unknown>): Promise<void> {
    await settledWithin(Math.max(within - ending, within / 3), closing)
    // What waits for an answer fails; the client may still connect, to leave its group.
    this.cut()
    await settledWithin(goodbye, closing)
    await this.end(closing)
  }

  private async end(closing: Promise<unknown>): Promise<void> {
    this.ended = true
    const closed = [...this.open].map((socket) => new Promise((resolve) => socket.once('close', resolve)))
    this.cut()
    await settledWithin(longestRetry, closing)
    await Promise.all(closed)
  }

  private cut(): void {
    // With an error, since kafkajs does not listen to `close`.
    for (const socket of this.open) socket.destroy(new Error('cut off, since its client is closing'))
  }
}
