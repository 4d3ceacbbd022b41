import { OrderCompleted, OrderPlaced, type Contract } from '@parpay/events'
import { projection } from '@parpay/messaging'
import { service } from '@parpay/process'
import { receiptText } from './receipt.ts'
import { keepOrders, numberReceipts, receiptOf } from './receipt.store.ts'

const document = 'examples/receipts/asyncapi.yaml'
const contract = { service: 'receipts', document, send: [], receive: [OrderPlaced, OrderCompleted] } satisfies Contract
// Of what arrives together the first is applied before the second.
const orders = projection(contract, 'orders', [OrderPlaced], keepOrders)
const numbers = projection(contract, 'numbers', [OrderCompleted], numberReceipts)

export const receipts = service({
  name: 'receipts',
  contract,
  migrations: new URL('../migrations/', import.meta.url),
  parts: () => ({ projections: [orders, numbers] }),
  configure: (app, { database }) => {
    const http = app.getHttpAdapter().getInstance()
    http.get<{ Params: { order: string } }>('/receipts/:order', async ({ params }, reply) => {
      const receipt = await receiptOf(database, params.order)
      return receipt ? receiptText(receipt) : reply.code(404).send('No receipt: the order is not paid.\n')
    })
  },
})
