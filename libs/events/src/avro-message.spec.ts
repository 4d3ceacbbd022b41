import { expect, test } from '@jest/globals'
import { AvroMessage } from './avro-message.js'
import { InvalidMessage } from './invalid-message.js'
import { UndecodableMessage } from './undecodable-message.js'

interface Parcel {
  readonly parcelId: string
  readonly weight: bigint
  readonly size: 'unknown' | 'small' | 'large'
  readonly items: readonly { readonly sku: string; readonly quantity: number }[]
  readonly sentAt: Date | null
  readonly insured: bigint
}

const item = {
  type: 'record',
  name: 'Item',
  fields: [
    { name: 'sku', type: 'string' },
    { name: 'quantity', type: 'int' },
  ],
}
const size = (...symbols: string[]) => ({
  type: 'enum',
  name: 'Size',
  symbols: ['unknown', ...symbols],
  default: 'unknown',
})
const moment = { type: 'long', logicalType: 'timestamp-millis' }
const schema = (symbols: string[], ...added: object[]) => ({
  type: 'record',
  name: 'Parcel',
  namespace: 'post.parcel.v1',
  fields: [
    { name: 'parcelId', type: 'string' },
    { name: 'weight', type: 'long' },
    { name: 'size', type: size(...symbols) },
    { name: 'items', type: { type: 'array', items: item } },
    ...added,
  ],
})
const first = { id: 7, schema: schema(['small', 'large', 'huge']) }
const second = {
  id: 300,
  schema: schema(
    ['small', 'large'],
    { name: 'sentAt', type: ['null', moment], default: null },
    { name: 'insured', type: 'long', default: 0 },
  ),
}
const sample = (): Parcel => ({
  parcelId: 'par_1',
  weight: 250n,
  size: 'small',
  items: [{ sku: 'mug', quantity: 2 }],
  sentAt: new Date('2026-01-01T12:00:00.123Z'),
  insured: 5000n,
})
const type = <Message extends object = Parcel>(...versions: (typeof first)[]) =>
  new AvroMessage<'Parcel', Message>({
    name: 'Parcel',
    topic: 'post.parcel.v1',
    key: 'parcelId' as never,
    versions,
    sample: sample as unknown as () => Message,
  })
const Parcel = type(first, second)
const OldParcel = type<{ parcelId: string; weight: bigint; size: string; items: Parcel['items'] }>(first)
/** A message as a careless caller might make it. */
const careless = (fields: Record<string, unknown>): Parcel => ({ ...sample(), ...fields })

test('the last version is written, after its id', () => {
  expect(Parcel.schemaId).toBe(300)
  expect(Parcel.encode(sample()).subarray(0, 5)).toEqual(Buffer.of(0, 0, 0, 1, 44))
  expect(Parcel.key(sample())).toBe('par_1')
})

test.each([2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n), -1n, 0n])('the amount %s survives', (weight) => {
  expect(Parcel.read(300, Parcel.encode({ ...sample(), weight })).weight).toBe(weight)
})

test('a sample takes the fields it is given', () => {
  expect(Parcel.sample({ weight: 1n, sentAt: null })).toEqual({ ...sample(), weight: 1n, sentAt: null })
})

test.each<[string, Record<string, unknown>, string]>([
  ['an undeclared field', { colour: 'red' }, 'Parcel.colour is not declared in the schema.'],
  [
    'an undeclared field inside',
    { items: [{ sku: 'a', quantity: 1, colour: 'red' }] },
    'Parcel.items.0.colour is not declared in the schema.',
  ],
  ['a missing field', { weight: undefined }, 'Parcel.weight is missing.'],
  [
    'a missing field inside',
    { items: [{ sku: 'a', quantity: 1 }, { sku: 'b' }] },
    'Parcel.items.1.quantity is missing.',
  ],
  ['a number for an amount', { weight: 250 }, 'Parcel.weight is not a bigint of 64 bits.'],
  ['an amount of more than 64 bits', { weight: 2n ** 63n }, 'Parcel.weight is not a bigint of 64 bits.'],
  ['a fraction', { items: [{ sku: 'a', quantity: 1.5 }] }, 'Parcel.items.0.quantity is not of type int.'],
  ['an unknown symbol', { size: 'tiny' }, 'Parcel.size is not one of unknown, small, large.'],
  ['a time as text', { sentAt: '2026-01-01' }, 'Parcel.sentAt is not null or a valid Date.'],
  ['an invalid Date', { sentAt: new Date(Number.NaN) }, 'Parcel.sentAt is not null or a valid Date.'],
  ['null where it is not allowed', { items: null }, 'Parcel.items is not of type array.'],
  ['a text for a record', { items: ['mug'] }, 'Parcel.items.0 is not of type record.'],
])('encoding refuses %s', (_, fields, sentence) => {
  expect(() => Parcel.encode(careless(fields))).toThrow(InvalidMessage)
  expect(() => Parcel.encode(careless(fields))).toThrow(sentence)
})

test('what is refused is not quoted: it may be secret', () => {
  expect(() => Parcel.encode(careless({ weight: 'tok_secret' }))).toThrow(/^(?!.*tok_secret)/)
})

test('an older version is read with the defaults of what it lacks', () => {
  const old = OldParcel.encode({ parcelId: 'par_1', weight: 250n, size: 'large', items: [] })
  expect(Parcel.read(7, old)).toEqual({
    parcelId: 'par_1',
    weight: 250n,
    size: 'large',
    items: [],
    sentAt: null,
    insured: 0n,
  })
})

test('a symbol the current version does not know is read as unknown', () => {
  const old = OldParcel.encode({ parcelId: 'par_1', weight: 250n, size: 'huge', items: [{ sku: 'a', quantity: 1 }] })
  expect(Parcel.read(7, old)).toMatchObject({ size: 'unknown', items: [{ sku: 'a', quantity: 1 }] })
})

test('a version that was never published is refused', () => {
  expect(() => Parcel.read(8, Parcel.encode(sample()))).toThrow(
    new UndecodableMessage('Schema 8 is no version of Parcel.'),
  )
})

test('a count that the bytes cannot hold is refused at once', () => {
  const parcel = OldParcel.encode({ parcelId: '', weight: 0n, size: 'small', items: [] })
  const count = Buffer.of(0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f) // 2^52 items
  expect(() => OldParcel.read(7, Buffer.concat([parcel.subarray(0, -1), count]))).toThrow('is cut short')
})

test('a message type without a version is a mistake', () => {
  expect(() => type()).toThrow('Parcel has no published schema.')
})
