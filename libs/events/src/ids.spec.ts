import { expect, test } from '@jest/globals'
import { TypeID } from 'typeid-js'
import { derivedId, isId, newId, sameUuid } from './ids.js'

const order = 'ord_01h455vb4pex5vsknk084sn02q'
const at = new Date('2026-01-01T00:00:00.000Z')
const uuidOf = (id: string) => TypeID.fromString(id).toUUID()

test('new ids differ and carry their prefix', () => {
  expect(newId('ord')).toMatch(/^ord_[0-9a-z]{26}$/)
  expect(newId('ord')).not.toBe(newId('ord'))
  expect(uuidOf(newId('acc'))[14]).toBe('7')
  const [one, two] = [new Date('2031-02-03T04:05:06.789Z'), new Date('2031-02-03T04:05:06.790Z')]
  expect(uuidOf(newId('acc', one))).toMatch(/^01c0dd49-2465-7/)
  expect(newId('acc', one) < newId('acc', two)).toBe(true)
})

test('the same UUID under another prefix', () => {
  expect(sameUuid('pay', order)).toBe('pay_01h455vb4pex5vsknk084sn02q')
  expect(sameUuid('ord', sameUuid('cap', order))).toBe(order)
  expect(() => sameUuid('pay', 'order 17')).toThrow()
})

test('a derived id is the same for the same seed and time', () => {
  expect(derivedId('txn', 'capture:cap_1', at)).toBe(derivedId('txn', 'capture:cap_1', at))
  expect(derivedId('txn', 'capture:cap_1', at)).not.toBe(derivedId('txn', 'refund:cap_1', at))
  expect(derivedId('txn', 'capture:cap_1', at)).not.toBe(derivedId('txn', 'capture:cap_1', new Date(1)))
})

test('a derived id is a UUIDv8 that begins with its time, so that ids sort by it', () => {
  const uuid = uuidOf(derivedId('txn', 'capture:cap_1', at))
  expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)).toBe(at.getTime())
  expect(derivedId('txn', 'b', at) < derivedId('txn', 'a', new Date(at.getTime() + 1))).toBe(true)
})

test('the time may be that of another id', () => {
  expect(uuidOf(derivedId('txn', 'capture:cap_1', order)).slice(0, 13)).toBe(uuidOf(order).slice(0, 13))
})

test.each([
  [order, true],
  ['pay_01h455vb4pex5vsknk084sn02q', false],
  ['01h455vb4pex5vsknk084sn02q', false],
  ['ord_01H455VB4PEX5VSKNK084SN02Q', false],
  ['ord_01h455vb4pex5vsknk084sn02', false],
  ['ord_81h455vb4pex5vsknk084sn02q', false],
  ['ord_01h455vb4pex5vsknk084sn0lu', false],
  ['', false],
])('is "%s" the id of an order? %s', (text, expected) => {
  expect(isId('ord', text)).toBe(expected)
})
