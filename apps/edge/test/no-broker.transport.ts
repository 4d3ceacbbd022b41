import type { Transport } from '@parpay/messaging'

/** A broker that never answers. */
export const noBroker: Transport = {
  producer() {
    const closed = Promise.withResolvers<undefined>()
    return {
      send: () => closed.promise,
      close: () => {
        closed.resolve(undefined)
        return Promise.resolve()
      },
    }
  },
  topics: () => ({
    missing: () => Promise.reject(new Error('no broker')),
    ends: () => Promise.reject(new Error('no broker')),
    close: () => Promise.resolve(),
  }),
  consumer: () => ({ connected: false, close: () => Promise.resolve() }),
}
