import type { OutgoingRecord, Transport } from '../src/index.js'

/** Everything arrives at the broker twice, as after a failure that hid the first acknowledgement. */
export const sentTwice = (transport: Transport): Transport => ({
  ...transport,
  producer() {
    const producer = transport.producer()
    return {
      ...producer,
      async send(records) {
        await producer.send(records)
        await producer.send(records)
      },
    }
  },
})

/** Something else arrives at the broker than what was sent. */
export const sentAs = (
  transport: Transport,
  changed: (records: readonly OutgoingRecord[]) => readonly OutgoingRecord[],
): Transport => ({
  ...transport,
  producer() {
    const producer = transport.producer()
    return { ...producer, send: (records) => producer.send(changed(records)) }
  },
})

/** The broker stores what it gets, but the first `times` acknowledgements do not come back. */
export const acknowledgementsLost = (transport: Transport, times: number): Transport => ({
  ...transport,
  producer() {
    const producer = transport.producer()
    let left = times
    return {
      ...producer,
      async send(records) {
        await producer.send(records)
        left -= 1
        if (left >= 0) throw new Error('the connection was lost before the answer came')
      },
    }
  },
})

/** Effects are committed, but the process dies before it can tell the broker: the records come again. */
export const consumptionForgotten = (transport: Transport): Transport => ({
  ...transport,
  consumer: ({ handle, ...options }) =>
    transport.consumer({
      ...options,
      async handle(records, signal) {
        await handle(records, signal)
        return 'abandoned'
      },
    }),
})

/** The first send waits until `release` resolves before it reaches the broker, as that of a process that is stopped. */
export const firstSendHeld = (transport: Transport, release: Promise<void>): Transport => ({
  ...transport,
  producer() {
    const producer = transport.producer()
    let held = false
    return {
      ...producer,
      async send(records) {
        if (!held) {
          held = true
          await release
        }
        await producer.send(records)
      },
    }
  },
})
