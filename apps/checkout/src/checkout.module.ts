import { contracts } from '@parpay/events'
import { aggregate } from '@parpay/messaging'
import { service } from '@parpay/process'
import { order } from './order.js'
import { orderStore } from './order.store.js'

export const checkout = service({
  name: 'checkout',
  contract: contracts.checkout,
  migrations: new URL('../migrations/', import.meta.url),
  parts: () => ({ aggregates: [aggregate(order, orderStore)] }),
})
