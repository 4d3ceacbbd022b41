import { beforeAll, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readContracts, type Contracts, type Field, type Message, type Service } from './documents.mjs'
import type { Version } from './history.mjs'
import { published } from './published.mjs'

const asyncapi = fileURLToPath(new URL('../../../asyncapi', import.meta.url))
const history = JSON.parse(readFileSync(`${asyncapi}/schemas.lock.json`, 'utf8')) as Version[]
let committed: Contracts & { document: undefined }

beforeAll(async () => {
  committed = { ...(await readContracts(asyncapi)), document: undefined } // what the parser gives is not to be cloned
}, 60_000)

interface Editable {
  contracts: Contracts
  history: Version[]
  message: (name: string) => Message
  field: (message: string, name: string) => Field
  service: (name: string) => Service
}

/** Publishes the committed contracts after an edit. */
function afterEdit(edit: (editable: Editable) => void): Version[] {
  const copy = { contracts: structuredClone(committed), history: structuredClone(history) }
  const found = <Thing>(things: Thing[], is: (thing: Thing) => boolean): Thing => {
    const thing = things.find(is)
    if (!thing) throw new Error('The contracts no longer hold what this spec edits.')
    return thing
  }
  const messages = copy.contracts.topics.flatMap((topic) => topic.messages)
  const message = (name: string) => found(messages, (each) => each.name === name)
  edit({
    ...copy,
    message,
    field: (of, name) => found(message(of).schema.fields, (each) => each.name === name),
    service: (name) => found(copy.contracts.services, (each) => each.service === name),
  })
  return published(copy.contracts, copy.history)
}

const symbolsOf = (field: Field) => (field.type as { symbols: string[] }).symbols
const itemFieldsOf = (field: Field) => (field.type as { items: { fields: Field[] } }).items.fields

const placed = 'asyncapi/schemas/checkout.order.v1/OrderPlaced.avsc'
/** The id of a version published after all committed ones. */
const tipped = history.length + 1
const optional = { name: 'channel', type: ['null', 'string'], default: null, doc: 'Where the order came from.' }

test.each<[string, (editable: Editable) => void, string | RegExp]>([
  [
    'a removed field',
    ({ message }) =>
      (message('OrderPlaced').schema.fields = message('OrderPlaced').schema.fields.filter((f) => f.name !== 'total')),
    `${placed}: field total was removed (since schema 5). A breaking change is a new message or topic.`,
  ],
  [
    'a removed field that had a default',
    ({ message }) =>
      (message('OrderPlaced').schema.fields = message('OrderPlaced').schema.fields.filter(
        (f) => f.name !== 'reference',
      )),
    `${placed}: field reference was removed (since schema 5). A breaking change is a new message or topic.`,
  ],
  [
    'a new field without default',
    ({ message }) =>
      message('OrderPlaced').schema.fields.push({ name: 'channel', type: 'string', doc: 'Where it came from.' }),
    `${placed}: field channel is new and has no default (since schema 5). A breaking change is a new message or topic.`,
  ],
  [
    'a changed type',
    ({ field }) => (field('OrderPlaced', 'total').type = 'string'),
    `${placed}: field total changed its type from "long" to "string" (since schema 5). A breaking change is a new message or topic.`,
  ],
  [
    'a type widened for readers only',
    ({ field }) => Object.assign(field('OrderCompleted', 'captured'), { type: ['null', 'long'], default: null }),
    'asyncapi/schemas/checkout.order.v1/OrderCompleted.avsc: field captured changed its type from "long" to ["null","long"] (since schema 12). A breaking change is a new message or topic.',
  ],
  [
    'a removed symbol',
    ({ field }) => symbolsOf(field('OrderExpired', 'reason')).pop(),
    'asyncapi/schemas/checkout.order.v1/OrderExpired.avsc: field reason lost the symbol authorisation (since schema 9). A breaking change is a new message or topic.',
  ],
  [
    'a removed field of a record inside',
    ({ field }) => {
      for (const message of ['OrderPlaced', 'OrderSubmitted']) itemFieldsOf(field(message, 'lines')).pop()
    },
    'asyncapi/schemas/checkout.request.v1/OrderSubmitted.avsc: field lines.unitAmount was removed (since schema 1). A breaking change is a new message or topic.',
  ],
  [
    'a renamed enum',
    ({ field }) => ((field('OrderExpired', 'reason').type as { name: string }).name = 'Reason'),
    'asyncapi/schemas/checkout.order.v1/OrderExpired.avsc: field reason changed its type from "enum ExpiryReason" to "enum Reason" (since schema 9). A breaking change is a new message or topic.',
  ],
  [
    'a difference from an older version, though the last one agrees',
    ({ history, message }) => {
      const { topic, name, schema } = message('OrderCompleted')
      const older = { ...schema, fields: [...schema.fields, { name: 'tip', type: 'long', default: 0 }] }
      history.push(
        { id: tipped, topic, message: name, schema: older },
        { id: tipped + 1, topic, message: name, schema },
      )
    },
    `asyncapi/schemas/checkout.order.v1/OrderCompleted.avsc: field tip was removed (since schema ${tipped}). A breaking change is a new message or topic.`,
  ],
  [
    'a message taken away',
    ({ contracts, service }) => {
      for (const topic of contracts.topics)
        topic.messages = topic.messages.filter((m) => m.name !== 'CancellationRejected')
      contracts.files = contracts.files.filter((file) => !file.includes('CancellationRejected'))
      for (const name of ['checkout', 'payments', 'edge']) {
        service(name).send = service(name).send.filter((m) => m !== 'CancellationRejected')
        service(name).receive = service(name).receive.filter((m) => m !== 'CancellationRejected')
      }
    },
    'asyncapi/channels.yaml: checkout.order.v1 no longer has the message CancellationRejected, published as schema 11: it lies on the topic.',
  ],
  [
    'a version taken out of the history',
    ({ history }) => history.splice(3, 1),
    'asyncapi/schemas.lock.json: has id 5 at place 4: published versions are never taken away.',
  ],
  [
    'a field without doc',
    ({ field }) => delete field('OrderPlaced', 'total').doc,
    `${placed}: field total has no doc: say what it means and its unit.`,
  ],
  [
    'a field inside a record without doc',
    ({ field }) => delete itemFieldsOf(field('OrderPlaced', 'lines'))[0]?.doc,
    `${placed}: field lines.sku has no doc: say what it means and its unit.`,
  ],
  [
    'a message without doc',
    ({ message }) => delete message('OrderPlaced').schema.doc,
    `${placed}: the message has no doc.`,
  ],
  [
    'an unknown attribute of a message',
    ({ message }) => Object.assign(message('OrderPlaced').schema, { aliases: ['OrderAccepted'] }),
    `${placed}: the message has the unknown attribute aliases.`,
  ],
  [
    'a message that is no record',
    ({ message }) => Object.assign(message('OrderPlaced').schema, { type: 'fixed' }),
    new RegExp(`^${placed}: is not an Avro record, but {.*"type":"fixed".*}\\.$`),
  ],
  [
    'a union of two types',
    ({ field }) => (field('OrderPlaced', 'reference').type = ['null', 'string', 'long']),
    `${placed}: field reference must be a union of "null" and one type, in that order.`,
  ],
  [
    'a changed default',
    ({ field }) => Object.assign(field('OrderPlaced', 'lines'), { default: [] }),
    `${placed}: field lines changed its default from none to [] (since schema 5). A breaking change is a new message or topic.`,
  ],
  [
    'a message of a name that another topic has',
    ({ contracts, message }) => {
      const file = 'schemas/other/OrderPlaced.avsc'
      contracts.topics.at(-1)?.messages.push({ ...structuredClone(message('OrderPlaced')), file })
    },
    `${placed}: the name OrderPlaced is taken by schemas/other/OrderPlaced.avsc.`,
  ],
  [
    'an inner type of a message’s name',
    ({ field }) => ((field('OrderExpired', 'reason').type as { name: string }).name = 'OrderPlaced'),
    'asyncapi/schemas/checkout.order.v1/OrderExpired.avsc: the name OrderPlaced of an inner type is taken by a message.',
  ],
  [
    'an amount in the form that is not read as a bigint',
    ({ field }) => (field('OrderPlaced', 'total').type = { type: 'long' }),
    `${placed}: field total must be written as plain "long": the object form is not read as a bigint.`,
  ],
  [
    'a type no code is made for',
    ({ field }) => (field('OrderPlaced', 'total').type = 'double'),
    `${placed}: field total has type "double", which no message uses and no code is made for.`,
  ],
  [
    'an enum without unknown',
    ({ field }) => symbolsOf(field('OrderExpired', 'reason')).shift(),
    'asyncapi/schemas/checkout.order.v1/OrderExpired.avsc: enum of field reason must start with the symbol unknown and default to it.',
  ],
  [
    'a nullable field without default',
    ({ field }) => delete field('OrderPlaced', 'reference').default,
    `${placed}: field reference may be null and must have "default": null.`,
  ],
  [
    'a misspelt note',
    ({ field }) => (field('PaymentMethodSubmitted', 'token')['x-secrt'] = true),
    'asyncapi/schemas/payments.request.v1/PaymentMethodSubmitted.avsc: field token has the unknown attribute x-secrt.',
  ],
  [
    'a message without its merchant',
    ({ field }) => (field('OrderPlaced', 'merchantId').name = 'shopId'),
    `${placed}: field merchantId must be there and of type "string": every message names its merchant.`,
  ],
  [
    'a key that is no field',
    ({ message }) => (message('OrderPlaced').key = 'order'),
    `${placed}: field order must be there and of type "string": channels.yaml names it as the key (x-key).`,
  ],
  [
    'a schema in the wrong file',
    ({ message }) => (message('OrderPlaced').schema.name = 'OrderAccepted'),
    `${placed}: holds checkout.order.v1.OrderAccepted, where channels.yaml has checkout.order.v1.OrderPlaced.`,
  ],
  [
    'a schema file that no message refers to',
    ({ contracts }) => contracts.files.push('schemas/checkout.order.v1/OrderLost.avsc'),
    'asyncapi/schemas/checkout.order.v1/OrderLost.avsc: no message of channels.yaml refers to this file.',
  ],
  [
    'two records of one name that differ',
    ({ field }) =>
      itemFieldsOf(field('OrderPlaced', 'lines')).push({
        name: 'note',
        type: ['null', 'string'],
        default: null,
        doc: 'A note.',
      }),
    `${placed}: Line differs from the Line of schemas/checkout.request.v1/OrderSubmitted.avsc.`,
  ],
  [
    'a second writer of a topic',
    ({ service }) => service('payments').send.push('OrderCompleted'),
    'asyncapi/services/payments.yaml: sends to checkout.order.v1, which checkout writes: a topic has one writer.',
  ],
  [
    'a message received that nobody sends',
    ({ service }) => service('payments').receive.push('OrderLost'),
    'asyncapi/services/payments.yaml: receives OrderLost, which no service sends.',
  ],
  [
    'a flow with a message that nobody sends',
    ({ contracts }) => contracts.flows.push({ name: 'A dream', description: '', messages: ['OrderLost'] }),
    'asyncapi/channels.yaml: flow "A dream" has OrderLost, which no service sends.',
  ],
  [
    'a flow in which a service sends for no reason',
    ({ contracts }) =>
      contracts.flows.push({ name: 'A leap', description: '', messages: ['OrderSubmitted', 'PaymentAuthorised'] }),
    'asyncapi/channels.yaml: in flow "A leap", payments sends PaymentAuthorised but receives none of the messages before it.',
  ],
])('%s is refused', (_, edit, sentence) => {
  const message = typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)
  expect(() => afterEdit(edit)).toThrow(expect.objectContaining({ name: 'Refusal', message }))
})

test('what is committed is published already', () => {
  expect(afterEdit(() => undefined)).toEqual(history)
})

test('a reworded doc is no new version', () => {
  expect(afterEdit(({ field }) => (field('OrderPlaced', 'total').doc = 'What the shopper pays.'))).toEqual(history)
})

test('a new optional field is a new version; ids given before stay', () => {
  const next = afterEdit(({ message }) => message('OrderPlaced').schema.fields.push({ ...optional }))
  expect(next.slice(0, history.length)).toEqual(history)
  expect(next.slice(history.length)).toMatchObject([
    { id: history.length + 1, topic: 'checkout.order.v1', message: 'OrderPlaced' },
  ])
})

test('a new symbol at the end of an enum is a new version', () => {
  expect(afterEdit(({ field }) => symbolsOf(field('OrderExpired', 'reason')).push('closed'))).toHaveLength(
    history.length + 1,
  )
})

test('a new message gets its id when a service sends it, not before', () => {
  const withMessage = ({ contracts, message }: Editable) => {
    const name = 'OrderReopened'
    const file = `schemas/checkout.order.v1/${name}.avsc`
    const copied = structuredClone(message('OrderCancelled'))
    contracts.topics
      .find((topic) => topic.name === 'checkout.order.v1')
      ?.messages.push({ ...copied, name, file, schema: { ...copied.schema, name } })
    contracts.files.push(file)
  }
  expect(afterEdit(withMessage)).toEqual(history)
  const sent = afterEdit((editable) => {
    withMessage(editable)
    editable.service('checkout').send.push('OrderReopened')
  })
  expect(sent.at(-1)).toMatchObject({ id: history.length + 1, message: 'OrderReopened' })
})

test('a message no longer sent stays readable', () => {
  const next = afterEdit(
    ({ service }) => (service('checkout').send = service('checkout').send.filter((m) => m !== 'CancellationRejected')),
  )
  expect(next).toEqual(history)
})
