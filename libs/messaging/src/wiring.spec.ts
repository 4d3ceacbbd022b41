import { CancellationRequested, OrderCancelled, OrderPlaced, type Contract } from '@parpay/events'
import { expect, test } from '@jest/globals'
import { aggregate } from './aggregate.js'
import { decider } from './decider.js'
import { unchanged } from './decision.js'
import { checkWiring } from './wiring.js'

const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'desk',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}
const store = { load: () => Promise.resolve([]), save: () => Promise.resolve(0) }
const handling = decider(contract)<{ id: string }>('case').on(
  CancellationRequested,
  { id: (m) => m.orderId },
  () => unchanged,
)

test('handlers that are exactly what the document receives are accepted', () => {
  expect(() => {
    checkWiring(contract, { aggregates: [aggregate(handling, store)], projections: [] }, [])
  }).not.toThrow()
})

test('a message without a handler is refused by name', () => {
  expect(() => {
    checkWiring(contract, { aggregates: [], projections: [] }, [])
  }).toThrow('desk has no handler for CancellationRequested, which asyncapi/services/desk.yaml receives')
})

test('a service with its document elsewhere is told where', () => {
  const elsewhere = { ...contract, document: 'examples/desk/asyncapi.yaml' }
  expect(() => {
    checkWiring(elsewhere, { aggregates: [], projections: [] }, [])
  }).toThrow('CancellationRequested, which examples/desk/asyncapi.yaml receives')
})

test('a handler for a message the document does not receive is refused by name', () => {
  const projections = [
    {
      name: 'p',
      contract,
      types: new Set(['CancellationRequested', OrderPlaced.name]),
      apply: () => Promise.resolve(),
    },
  ]
  expect(() => {
    checkWiring(contract, { aggregates: [], projections }, [])
  }).toThrow('desk handles OrderPlaced, which asyncapi/services/desk.yaml does not receive')
})

test('a worker that does not exist is refused by name', () => {
  const aggregates = [aggregate(handling, store, { worker: 'phone' })]
  expect(() => {
    checkWiring(contract, { aggregates, projections: [] }, [])
  }).toThrow('desk has no worker "phone" for the attempts of its case')
})

test('two handlers of one name are refused', () => {
  const projections = [{ name: 'case', contract, types: new Set<string>(), apply: () => Promise.resolve() }]
  expect(() => {
    checkWiring(contract, { aggregates: [aggregate(handling, store)], projections }, [])
  }).toThrow('desk has two aggregates or projections called "case"')
})
