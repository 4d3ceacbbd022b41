import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { decoderOf, findTopic, readContract } from './asyncapi/index.js'
import { linksOf } from './links.js'
import { isValue } from './value.js'

const folder = new URL('../../../examples/parcels/asyncapi/', import.meta.url)
const contract = await readContract(readdirSync(folder).map((name) => fileURLToPath(new URL(name, folder))))
const decode = decoderOf(contract)

const headers = {
  event: 'ParcelSorted',
  'event-id': '8e7d9dd7-a4f7-85e5-81ae-fd0ca7da9e2a',
  'caused-by': '3d0cb2c5-6d2c-4c5c-9f6e-d2b5a10d3b4e',
  trace: '3d0cb2c5-6d2c-4c5c-9f6e-d2b5a10d3b4e',
}
const sorted = { parcel: 'parcel-1', depot: 'Erfurt', class: 'door', due: '2026-01-02T00:00:00.000Z' }
const decoded = (value: object, under = headers) => decode('parcels.sorting', Buffer.from(JSON.stringify(value)), under)

test("a foreign system's services are what its documents say, each with what it sends and receives", () => {
  const services = [...contract.services.values()].map(({ name, sends, receives }) => ({
    name,
    sends: Object.fromEntries(sends),
    receives: Object.fromEntries(receives),
  }))
  expect(services).toEqual([
    { name: 'counter', sends: { 'parcels.counter': ['ParcelHandedIn'] }, receives: {} },
    {
      name: 'delivery',
      sends: { 'parcels.delivery': ['StopPlanned'] },
      receives: { 'parcels.sorting': ['ParcelSorted', 'ParcelReturned'] },
    },
    {
      name: 'sorting',
      sends: { 'parcels.sorting': ['LabelPrinted', 'ParcelSorted', 'ParcelReturned'] },
      receives: { 'parcels.counter': ['ParcelHandedIn'] },
    },
  ])
})

test('its messages are told apart by a header of its own, and say what they are, what led to them and who sent them', () => {
  const { type, message } = decoded(sorted)
  expect(type.name).toBe('ParcelSorted')
  if (!isValue(message)) throw new Error('what was decoded is made of values')
  const at = { topic: 'parcels.sorting', partition: 0, offset: 0n, at: new Date(0), key: 'parcel-1' }
  const told = { ...at, headers, type, message }
  const links = linksOf(contract)
  expect([links.id(told), links.cause(told), links.correlation(told), links.sender(told)]).toEqual([
    headers['event-id'],
    headers['caused-by'],
    headers.trace,
    'sorting',
  ])
})

test('what breaks its contract is told: a value, a header', () => {
  expect(() => decoded({ ...sorted, class: 'roof' })).toThrow('has /class, which must be one of letterbox, door')
  const message = findTopic(contract, 'parcels.sorting')?.messages.get('ParcelSorted')
  expect(message?.headersProblem({ event: 'ParcelSorted', trace: headers.trace })).toBe('header event-id is missing')
  expect(message?.key).toEqual({ field: ['parcel'] })
})

test('its personal field is marked', () => {
  expect(findTopic(contract, 'parcels.counter')?.messages.get('ParcelHandedIn')?.payload).toMatchObject({
    fields: { to: { shape: { fields: { name: { personal: true }, country: { personal: false } } } } },
  })
})
