import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { startEdge, type Answer, type Call, type Edge } from './edge.fixture.js'

let edge: Edge
let opened: { account: string; paymentMethod: string }
let placed: string
beforeAll(async () => {
  edge = await startEdge('edge_bounds')
  opened = await edge.openAccount()
  placed = (await edge.call('POST', '/v1/orders', { body: { ...opened, currency: 'EUR', lines: [line] } })).body.id
}, 60_000)
afterAll(() => edge.stop())

const line = { sku: 'a', name: 'A', quantity: 1, unitAmount: 100 }
const holder = { name: 'Ada', email: 'ada@example.com' }
const order = (more: object = {}): Call => ({ body: { ...opened, currency: 'EUR', lines: [line], ...more } })
const lined = (more: object): Call => order({ lines: [{ ...line, ...more }] })
const list = (length: number): object[] => Array.from({ length }, () => line)
const members = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']))
const a = (length: number): string => 'a'.repeat(length)
/** Two lines that add up to this. */
const total = (amount: number): Call => {
  const rest = amount - 100 * 99_999_999
  return order({
    lines: [
      { ...line, quantity: 100, unitAmount: 99_999_999 },
      { ...line, unitAmount: rest },
    ],
  })
}
/** An order whose body has so many bytes. */
function bytes(length: number): Call {
  const body = JSON.stringify(order({ reference: 'x' }).body)
  return { body: body.replace('}', `${' '.repeat(length - body.length)}}`) }
}
const nested = (depth: number): Call => ({ body: `${'['.repeat(depth)}${']'.repeat(depth)}` })
const accountOf = (more: object): Call => ({ body: { holder: { ...holder, ...more }, currency: 'EUR' } })
const email = (length: number): string => `${a(60)}@${`${a(60)}.`.repeat(3)}${a(length - 60 - 1 - 183)}`

const orders = (call: Call): Promise<Answer> => edge.call('POST', '/v1/orders', call)
const accounts = (call: Call): Promise<Answer> => edge.call('POST', '/v1/accounts', call)
const cancel = (call: Call): Promise<Answer> => edge.call('POST', `/v1/orders/${placed}/cancel`, call)
const deposit = (amount: number): Promise<Answer> =>
  edge.call('POST', `/v1/accounts/${opened.account}/deposits`, {
    body: { amount, currency: 'EUR', paymentMethod: opened.paymentMethod },
  })
const capture = (body: object): Promise<Answer> => edge.call('POST', `/v1/orders/${placed}/capture`, { body })
const refund = (body: object): Promise<Answer> => edge.call('POST', `/v1/orders/${placed}/refunds`, { body })
const freeze = (reason: string): Promise<Answer> =>
  edge.call('POST', `/v1/accounts/${opened.account}/freeze`, { body: { reason } })
const get = (path: string): Promise<Answer> => edge.call('GET', path)

/** Each bound of the API: what is just taken, what is just refused, how, and the pointer of what is wrong. */
test.each<[string, () => Promise<Answer>, () => Promise<Answer>, number, string | null]>([
  ['fewest lines', () => orders(order({ lines: list(1) })), () => orders(order({ lines: [] })), 422, '/lines'],
  ['most lines', () => orders(order({ lines: list(100) })), () => orders(order({ lines: list(101) })), 422, '/lines'],
  [
    'least quantity',
    () => orders(lined({ quantity: 1 })),
    () => orders(lined({ quantity: 0 })),
    422,
    '/lines/0/quantity',
  ],
  [
    'largest quantity',
    ...([() => orders(lined({ quantity: 9_999 })), () => orders(lined({ quantity: 10_000 }))] as const),
    ...([422, '/lines/0/quantity'] as const),
  ],
  [
    'least unit amount',
    ...([() => orders(lined({ unitAmount: 1 })), () => orders(lined({ unitAmount: 0 }))] as const),
    ...([422, '/lines/0/unitAmount'] as const),
  ],
  [
    'largest unit amount',
    ...([() => orders(lined({ unitAmount: 99_999_999 })), () => orders(lined({ unitAmount: 100_000_000 }))] as const),
    ...([422, '/lines/0/unitAmount'] as const),
  ],
  ['largest total', () => orders(total(9_999_999_999)), () => orders(total(10_000_000_000)), 422, '/lines'],
  ['longest sku', () => orders(lined({ sku: a(64) })), () => orders(lined({ sku: a(65) })), 422, '/lines/0/sku'],
  ['longest name', () => orders(lined({ name: a(200) })), () => orders(lined({ name: a(201) })), 422, '/lines/0/name'],
  [
    'longest reference',
    () => orders(order({ reference: a(100) })),
    () => orders(order({ reference: a(101) })),
    422,
    '/reference',
  ],
  [
    'most metadata',
    () => orders(order({ metadata: members(20) })),
    () => orders(order({ metadata: members(21) })),
    422,
    '/metadata',
  ],
  [
    'longest metadata key',
    ...([
      () => orders(order({ metadata: { [a(40)]: '' } })),
      () => orders(order({ metadata: { [a(41)]: '' } })),
    ] as const),
    ...([422, `/metadata/${a(41)}`] as const),
  ],
  [
    'longest metadata value',
    ...([() => orders(order({ metadata: { k: a(500) } })), () => orders(order({ metadata: { k: a(501) } }))] as const),
    ...([422, '/metadata/k'] as const),
  ],
  ['soonest expiry', () => orders(order({ expiresIn: 30 })), () => orders(order({ expiresIn: 29 })), 422, '/expiresIn'],
  [
    'latest expiry',
    () => orders(order({ expiresIn: 604_800 })),
    () => orders(order({ expiresIn: 604_801 })),
    422,
    '/expiresIn',
  ],
  ['largest body', () => orders(bytes(65_536)), () => orders(bytes(65_537)), 413, null],
  [
    'longest holder',
    () => accounts(accountOf({ name: a(200) })),
    () => accounts(accountOf({ name: a(201) })),
    422,
    '/holder/name',
  ],
  [
    'longest e-mail',
    () => accounts(accountOf({ email: email(254) })),
    () => accounts(accountOf({ email: email(255) })),
    422,
    '/holder/email',
  ],
  [
    'longest reason',
    () => cancel({ body: { reason: a(200) } }),
    () => cancel({ body: { reason: a(201) } }),
    422,
    '/reason',
  ],
  ['least capture', () => capture({ amount: 1 }), () => capture({ amount: 0 }), 422, '/amount'],
  [
    'largest capture',
    ...([() => capture({ amount: 9_999_999_999 }), () => capture({ amount: 10_000_000_000 })] as const),
    ...([422, '/amount'] as const),
  ],
  ['last capture', () => capture({ final: true }), () => capture({ final: 'yes' }), 422, '/final'],
  ['least refund', () => refund({ amount: 1 }), () => refund({ amount: 0 }), 422, '/amount'],
  [
    'largest refund',
    ...([() => refund({ amount: 9_999_999_999 }), () => refund({ amount: 10_000_000_000 })] as const),
    ...([422, '/amount'] as const),
  ],
  [
    'longest reason of a refund',
    ...([() => refund({ reason: a(200) }), () => refund({ reason: a(201) })] as const),
    ...([422, '/reason'] as const),
  ],
  ['longest reason of a freeze', () => freeze(a(200)), () => freeze(a(201)), 422, '/reason'],
  ['least deposit', () => deposit(1), () => deposit(0), 422, '/amount'],
  ['largest deposit', () => deposit(9_999_999_999), () => deposit(10_000_000_000), 422, '/amount'],
  [
    'longest key',
    () => orders({ ...order(), key: randomUUID().padEnd(255, 'k') }),
    () => orders({ ...order(), key: a(256) }),
    400,
    null,
  ],
  ['smallest page', () => get('/v1/orders?limit=1'), () => get('/v1/orders?limit=0'), 422, '/limit'],
  ['largest page', () => get('/v1/orders?limit=100'), () => get('/v1/orders?limit=101'), 422, '/limit'],
])('%s: taken, and one past it refused', async (_, taken, refused, status, pointer) => {
  const fine = await taken()
  expect({ status: fine.status, said: fine.status < 300 ? '' : fine.text }).toEqual({
    ...{ status: 'next' in fine.body ? 200 : 202, said: '' },
  })
  const past = await refused()
  expect(past.status).toBe(status)
  const errors = (past.body['errors'] ?? []) as { pointer: string }[]
  expect(errors.map((error) => error.pointer)).toEqual(pointer === null ? [] : [pointer])
})

test('JSON is read down to 16 levels', async () => {
  expect(await orders(nested(16))).toMatchObject({ status: 422 })
  expect(await orders(nested(17))).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining('16 levels') },
  })
  expect(await orders(nested(30_000))).toMatchObject({ status: 400 })
})
