import { expect, test } from '@jest/globals'
import { document, problemsOf, type Files } from '../../test/documents.js'

const orders = (message: string) =>
  document(`channels:
  orders:
    address: orders
    messages:
      Placed: ${message}
`)

test.each<[what: string, files: Files, problems: string[]]>([
  [
    'nothing at all',
    { 'main.yaml': '' },
    ['main.yaml:1:1: #: is no AsyncAPI document: it does not say which version; begin it with asyncapi: 3.1.0'],
  ],
  [
    'another kind of file',
    { 'main.yaml': 'openapi: 3.0.0' },
    ['main.yaml:1:1: #: is no AsyncAPI document: it does not say which version; begin it with asyncapi: 3.1.0'],
  ],
  [
    'an older version',
    { 'main.yaml': '# old\nasyncapi: 2.6.0\ninfo: { title: a, version: b }' },
    ['main.yaml:2:1: #/asyncapi: AsyncAPI 2.6.0 is not read here; convert it to 3.0.0 or 3.1.0'],
  ],
  [
    'a version to come',
    { 'main.yaml': 'asyncapi: 3.2.0' },
    ['main.yaml:1:1: #/asyncapi: AsyncAPI 3.2.0 is not read here; convert it to 3.0.0 or 3.1.0'],
  ],
  [
    'broken YAML',
    { 'main.yaml': 'asyncapi: 3.0.0\ninfo: [1, 2\nchannels: {}' },
    [
      'main.yaml:3:1: #: is no valid YAML or JSON (Flow sequence in block collection must be sufficiently indented and end with a ]); correct it',
    ],
  ],
  [
    'another text: only its first error',
    { 'main.yaml': '# Title\n\ntext\n- text: a: b\n' },
    ['main.yaml:3:1: #: is no valid YAML or JSON (Implicit keys need to be on a single line); correct it'],
  ],
  [
    'what is on no Kafka',
    { 'main.yaml': document('servers: { a: { host: b, protocol: mqtt } }\nchannels: { c: { address: c/d } }') },
    ['main.yaml:1:1: #: describes no topic on Kafka; give documents with channels, on servers of protocol kafka'],
  ],
  [
    'a name twice',
    { 'main.yaml': 'asyncapi: 3.0.0\nasyncapi: 3.0.0' },
    ['main.yaml:2:1: #: is no valid YAML or JSON (Map keys must be unique); correct it'],
  ],
  [
    'broken JSON',
    { 'main.yaml': document('channels: { $ref: "a.json" }'), 'a.json': '{ "a": ' },
    ['a.json:1:8: #: is no valid YAML or JSON (Flow map must end with a }); correct it'],
  ],
  [
    'an anchor inside itself',
    { 'main.yaml': document('x-a: &a { b: *a }') },
    ['main.yaml:1:1: #: has an anchor that contains itself; use $ref for what does'],
  ],
  [
    'too many aliases',
    {
      'main.yaml': document(
        `x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\nx-b: &b [${'*a, '.repeat(10)}]\nx-c: &c [${'*b, '.repeat(10)}]\nx-d: [${'*c, '.repeat(10)}]`,
      ),
    },
    [
      'main.yaml:1:1: #: has aliases that cannot be followed (Excessive alias count indicates a resource exhaustion attack); write out what they stand for',
    ],
  ],
  [
    'an alias of nothing',
    { 'main.yaml': document('x-a: *b') },
    [
      'main.yaml:1:1: #: has aliases that cannot be followed (Unresolved alias (the anchor must be set before the alias): b); write out what they stand for',
    ],
  ],
  [
    'what is missing',
    { 'main.yaml': 'asyncapi: 3.0.0\ninfo:\n  title: shop' },
    ['main.yaml:2:1: #/info: has no version; add it'],
  ],
  [
    'a misspelt name',
    { 'main.yaml': document('chanels: {}') },
    [
      'main.yaml:3:1: #/chanels: is not known here; remove it or take one of asyncapi, id, info, servers, defaultContentType, channels, operations, components',
    ],
  ],
  [
    'a misspelt name in a channel',
    { 'main.yaml': document('channels:\n  orders:\n    adress: orders') },
    [
      'main.yaml:5:5: #/channels/orders/adress: is not known here; remove it or take one of address, messages, parameters, title, summary, description, servers, tags, externalDocs, bindings',
    ],
  ],
  [
    'a wrong word',
    { 'main.yaml': document("operations:\n  a: { action: sned, channel: { $ref: '#/channels/a' } }") },
    ['main.yaml:4:8: #/operations/a/action: must be one of send, receive; correct it'],
  ],
  [
    'a wrong type deep in a payload',
    { 'main.yaml': orders('{ payload: { properties: { id: { type: strng } } } }') },
    [
      'main.yaml:7:48: #/channels/orders/messages/Placed/payload/properties/id/type: must be one of array, boolean, integer, null, number, object, string; correct it',
    ],
  ],
  [
    'several things at once',
    { 'main.yaml': orders('{ nme: a, payload: { type: strng } }') },
    [
      'main.yaml:7:17: #/channels/orders/messages/Placed/nme: is not known here; remove it or take one of contentType, headers, payload, correlationId, tags, summary, name, title, description, externalDocs, deprecated, examples, bindings, traits',
      'main.yaml:7:36: #/channels/orders/messages/Placed/payload/type: must be one of array, boolean, integer, null, number, object, string; correct it',
    ],
  ],
  [
    'an Avro schema in the document',
    {
      'main.yaml': orders(
        "{ payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { type: record, name: A, fields: [{ name: x }] } } }",
      ),
    },
    ['main.yaml:7:129: #/channels/orders/messages/Placed/payload/schema/fields/0: has no type; add it'],
  ],
  [
    'an Avro schema in a file',
    {
      'main.yaml': orders(
        "{ payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { $ref: a.avsc } } }",
      ),
      'a.avsc': '{\n  "type": "record", "name": "A",\n  "fields": [{ "name": "x", "type": "Money" }]\n}',
    },
    ['a.avsc:3:29: #/fields/0/type: "Money" is no type of Avro and no name in this schema; define it in this schema'],
  ],
  [
    'an Avro schema that only avsc refuses',
    {
      'main.yaml': orders(
        "{ payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { $ref: a.avsc } } }",
      ),
      'a.avsc': '{ "type": "enum", "name": "A", "symbols": ["a", "a"] }',
    },
    ['a.avsc:1:1: #: is no Avro schema (duplicate "A" symbol: "a"); correct it'],
  ],
  [
    'a JSON Schema in a file',
    { 'main.yaml': orders('{ payload: { $ref: a.json } }'), 'a.json': '{ "type":\n "strng" }' },
    ['a.json:1:3: #/type: must be one of array, boolean, integer, null, number, object, string; correct it'],
  ],
  [
    'a message in a file',
    { 'main.yaml': orders('{ $ref: a.yaml#/Placed }'), 'a.yaml': 'Placed:\n  nme: Placed' },
    [
      'a.yaml:2:3: #/Placed/nme: is not known here; remove it or take one of contentType, headers, payload, correlationId, tags, summary, name, title, description, externalDocs, deprecated, examples, bindings, traits',
    ],
  ],
  [
    'a broken pattern',
    { 'main.yaml': orders("{ payload: { type: string, pattern: '(' } }") },
    ['main.yaml:7:42: #/channels/orders/messages/Placed/payload/pattern: must be of the format regex; correct it'],
  ],
  [
    'a channel without a name',
    { 'main.yaml': document('channels:\n  orders: {}') },
    ['main.yaml:4:3: #/channels/orders: names no topic; give it an address, or bindings.kafka.topic'],
  ],
  [
    'a channel with a path',
    { 'main.yaml': document("channels:\n  orders: { address: 'orders/new' }") },
    [
      'main.yaml:4:13: #/channels/orders/address: "orders/new" is no name of a Kafka topic (1 to 249 letters, digits, dots, - and _); give the topic in bindings.kafka.topic',
    ],
  ],
  [
    'a correlation id that names nothing',
    { 'main.yaml': orders("{ correlationId: { location: '$message.header#' } }") },
    [
      'main.yaml:7:34: #/channels/orders/messages/Placed/correlationId/location: is no runtime expression that names a field; write $message.header#/name or $message.payload#/name',
    ],
  ],
  [
    'an extension that is no expression',
    { 'main.yaml': orders('{ x-message-id: ce_id }') },
    [
      'main.yaml:7:17: #/channels/orders/messages/Placed/x-message-id: is no runtime expression that names a field; write $message.header#/name or $message.payload#/name',
    ],
  ],
  [
    'a key that names nothing',
    { 'main.yaml': orders('{ x-key: order..id }') },
    [
      'main.yaml:7:17: #/channels/orders/messages/Placed/x-key: names no field of the payload; write orderId, order.id or /order/id',
    ],
  ],
  [
    'a misspelt key',
    { 'main.yaml': orders('{ x-key: ordreId, payload: { properties: { orderId: { type: string } } } }') },
    [
      'main.yaml:7:17: #/channels/orders/messages/Placed/x-key: names no field of the payload: "ordreId" is not described; did you mean "orderId"?',
    ],
  ],
  [
    'a misspelt header',
    {
      'main.yaml': orders(
        "{ x-causation-id: '$message.header#/cuased-by', headers: { type: object, properties: { caused-by: { type: string } } } }",
      ),
    },
    [
      'main.yaml:7:17: #/channels/orders/messages/Placed/x-causation-id: names no header field: "cuased-by" is not described; did you mean "caused-by"?',
    ],
  ],
  [
    'an id in a closed payload that has none',
    {
      'main.yaml': orders(
        "{ x-message-id: '$message.payload#/order/id', payload: { additionalProperties: false, properties: { total: { type: integer } } } }",
      ),
    },
    [
      'main.yaml:7:17: #/channels/orders/messages/Placed/x-message-id: names no payload field: "order" is not described; take one of total',
    ],
  ],
  [
    'a key inside a text',
    { 'main.yaml': orders('{ x-key: order.id, payload: { properties: { order: { type: string } } } }') },
    [
      'main.yaml:7:17: #/channels/orders/messages/Placed/x-key: names no field of the payload: there is no "id" in a string; correct the path',
    ],
  ],
  [
    'a mark of a personal field that is neither true nor false',
    { 'main.yaml': orders('{ payload: { properties: { name: { type: string, x-pii: yes } } } }') },
    [
      'main.yaml:7:64: #/channels/orders/messages/Placed/payload/properties/name/x-pii: must be true or false; correct it',
    ],
  ],
  [
    'an operation with a message of another channel',
    {
      'main.yaml': document(`channels:
  a: { address: a, messages: { A: {} } }
  b: { address: b, messages: { B: {} } }
operations:
  send:
    action: send
    channel: { $ref: '#/channels/a' }
    messages: [{ $ref: '#/channels/b/messages/B' }]`),
    },
    ['main.yaml:10:16: #/operations/send/messages/0: is no message of the topic a; add it to the channel'],
  ],
])('%s is refused', async (_, files, problems) => {
  expect(await problemsOf(files)).toEqual(problems)
})

test('what is wrong in a channel that two services share is told once', async () => {
  const channels = 'channels: { orders: { $ref: shared.yaml#/orders } }'
  const messages = "messages: [{ $ref: '#/channels/orders/messages/Placed' }]"
  const files = {
    'main.yaml': document(channels, 'a'),
    'other.yaml': document(
      `${channels}\noperations:\n  read: { action: receive, channel: { $ref: '#/channels/orders' }, ${messages} }`,
      'b',
    ),
    'shared.yaml': 'orders:\n  address: orders\n  messages:\n    Placed: { x-message-id: id }',
  }
  expect(await problemsOf(files, ['main.yaml', 'other.yaml'])).toEqual([
    'shared.yaml:4:15: #/orders/messages/Placed/x-message-id: is no runtime expression that names a field; write $message.header#/name or $message.payload#/name',
  ])
})
