import { describe, expect, test } from '@jest/globals'
import { newId } from '@parpay/events'
import { admitAll } from './admission.js'
import { newOrder } from './order.js'
import { OrderRequest } from './order-request.js'
import { Problem } from './problem.js'
import type { Admission, Facts, Requested } from './submission.js'

const [shop, rival] = [newId('mer'), newId('mer')]
const at = new Date('2026-01-01T00:00:00Z')
const account = (merchantId: string, status: 'open' | 'pending' | 'frozen' = 'open') => ({
  id: newId('acc'),
  merchantId,
  status,
  currency: 'EUR',
})
const method = (
  of: { id: string; merchantId: string },
  status: 'pending' | 'active' | 'rejected' | 'removed' = 'active',
) => ({
  id: newId('pm'),
  accountId: of.id,
  merchantId: of.merchantId,
  status,
  code: status === 'rejected' ? 'expired_card' : null,
})
const [open, second, pending, rivals] = [account(shop), account(shop), account(shop, 'pending'), account(rival)]
const frozen = account(shop, 'frozen')
const [ofFrozen, removed] = [method(frozen), method(open, 'removed')]
const [active, unconfirmed, rejected, elsewhere, rivalsCard] = [
  method(open),
  method(open, 'pending'),
  method(open, 'rejected'),
  method(second),
  method(rivals),
]
const byId = <T extends { id: string }>(...all: T[]) => new Map(all.map((one) => [one.id, one]))

const body = OrderRequest.parse({
  account: open.id,
  paymentMethod: active.id,
  currency: 'EUR',
  lines: [
    { sku: 'a', name: 'A', quantity: 3, unitAmount: 1_000 },
    { sku: 'b', name: 'B', quantity: 1, unitAmount: 900 },
  ],
  expiresIn: 60,
})
const order = (change: Partial<OrderRequest> = {}): Requested => ({
  kind: 'order',
  id: newId('ord'),
  body: { ...body, ...change },
})
const deposit = (accountId: string, change: object = {}): Requested => ({
  kind: 'deposit',
  id: newId('pay'),
  accountId,
  body: { amount: 2_500, currency: 'EUR', paymentMethod: active.id, ...change },
})
const cancellation = (orderId: string): Requested => ({ kind: 'cancellation', orderId, body: {} })
const known = newOrder(newId('ord'), shop, {
  ...{
    accountId: open.id,
    paymentMethodId: active.id,
    method: 'card',
    currency: 'EUR',
    total: 3900n,
    capture: 'automatic',
  },
  ...{ lines: body.lines, expiresAt: at, reference: null, metadata: {} },
})
const facts: Facts = {
  accounts: byId(open, second, pending, rivals, frozen),
  paymentMethods: byId(active, unconfirmed, rejected, elsewhere, rivalsCard, ofFrozen, removed),
  orders: new Map([[known.order.id, { order: known.order, timeline: [known.line], captures: [], refunds: [] }]]),
  at,
}
const caller = { merchantId: shop, key: 'k', fingerprint: Buffer.alloc(32), traceparent: null }
const admit = (...requested: Requested[]): Admission[] =>
  admitAll(
    requested.map((one) => ({ ...caller, requested: one })),
    facts,
  )

describe('an order is refused', () => {
  test.each<[string, Partial<OrderRequest>, object]>([
    ['against an unknown account', { account: newId('acc') }, { status: 422, pointer: '/account' }],
    [
      'against another merchant’s account',
      { account: rivals.id, paymentMethod: rivalsCard.id },
      { status: 422, pointer: '/account' },
    ],
    ['against an account not open yet', { account: pending.id }, { status: 409, retryAfter: 1 }],
    ['with an unknown method', { paymentMethod: newId('pm') }, { status: 422, pointer: '/paymentMethod' }],
    ['with another account’s method', { paymentMethod: elsewhere.id }, { status: 422, pointer: '/paymentMethod' }],
    ['with another merchant’s method', { paymentMethod: rivalsCard.id }, { status: 422, pointer: '/paymentMethod' }],
    ['with a rejected method', { paymentMethod: rejected.id }, { status: 422, pointer: '/paymentMethod' }],
    ['with a removed method', { paymentMethod: removed.id }, { status: 422, pointer: '/paymentMethod' }],
    ['in another currency', { currency: 'USD' }, { status: 422, pointer: '/currency' }],
    ['with a method not confirmed yet', { paymentMethod: unconfirmed.id }, { status: 409, retryAfter: 1 }],
  ])('%s', (_, change, { ...expected }) => {
    const [refusal] = admit(order(change))
    const told = refusal instanceof Problem && {
      status: refusal.status,
      ...(refusal.more.errors && { pointer: refusal.more.errors[0]?.pointer }),
      ...(refusal.more.retryAfter && { retryAfter: refusal.more.retryAfter }),
    }
    expect(told).toEqual(expected)
  })
})

test('an order is submitted with its total and its deadline', () => {
  const requested = order()
  const [admission] = admit(requested)
  expect(admission).toMatchObject({
    answer: { status: 202, location: expect.stringMatching(/^\/v1\/orders\/ord_/) },
    emission: { type: { name: 'OrderSubmitted' }, message: { total: 3_900n, merchantId: shop, method: 'card' } },
    order: { line: { n: 1, type: 'OrderSubmitted' } },
  })
  const answer: unknown = admission instanceof Problem ? undefined : JSON.parse(admission?.answer.body ?? '')
  expect(answer).toMatchObject({ status: 'submitted', total: 3_900, payment: null, timeline: [{ n: 1 }] })
  const shown = admission instanceof Problem ? undefined : admission?.order?.order
  expect(Number(shown?.details?.expiresAt) - Number(shown?.createdAt)).toBe(60_000)
})

test('a payment method is taken for an open account of this merchant only', () => {
  const requested = (accountId: string): Requested => ({
    kind: 'payment method',
    id: newId('pm'),
    accountId,
    body: { token: 'tok_visa' },
  })
  const [taken, notYet, rivalsOwn, unknown] = admit(...[open.id, pending.id, rivals.id, newId('acc')].map(requested))
  expect(taken).toMatchObject({
    emission: { type: { name: 'PaymentMethodSubmitted' }, message: { token: 'tok_visa' } },
  })
  expect(JSON.stringify(taken && 'paymentMethod' in taken && taken.paymentMethod)).not.toContain('tok_visa')
  expect(notYet).toMatchObject({ kind: 'not-ready' })
  expect(rivalsOwn).toMatchObject({ kind: 'not-found' })
  expect(unknown).toMatchObject({ kind: 'not-found' })
})

test('a deposit is asked for with its amount and its payment method', () => {
  const requested = deposit(open.id)
  const [admission] = admit(requested)
  const message = { merchantId: shop, accountId: open.id, paymentMethodId: active.id, amount: 2_500n, currency: 'EUR' }
  expect(admission).toMatchObject({
    answer: { status: 202, location: expect.stringMatching(/^\/v1\/deposits\/pay_/) },
    emission: { type: { name: 'DepositRequested' }, message },
    deposit: { status: 'pending', amount: 2_500n },
  })
})

describe('a deposit is refused', () => {
  test.each<[string, Requested, object]>([
    ['onto an unknown account', deposit(newId('acc')), { kind: 'not-found' }],
    ['onto another merchant’s account', deposit(rivals.id, { paymentMethod: rivalsCard.id }), { kind: 'not-found' }],
    ['onto an account not open yet', deposit(pending.id), { kind: 'not-ready' }],
    ['by an unknown method', deposit(open.id, { paymentMethod: newId('pm') }), { kind: 'invalid-request' }],
    ['by another account’s method', deposit(open.id, { paymentMethod: elsewhere.id }), { kind: 'invalid-request' }],
    ['by another merchant’s method', deposit(open.id, { paymentMethod: rivalsCard.id }), { kind: 'invalid-request' }],
    ['by a rejected method', deposit(open.id, { paymentMethod: rejected.id }), { kind: 'invalid-request' }],
    ['by a removed method', deposit(open.id, { paymentMethod: removed.id }), { kind: 'invalid-request' }],
    ['by a method not confirmed yet', deposit(open.id, { paymentMethod: unconfirmed.id }), { kind: 'not-ready' }],
    ['in another currency', deposit(open.id, { currency: 'USD' }), { kind: 'invalid-request' }],
  ])('%s', (_, requested, expected) => {
    const [refusal] = admit(requested)
    expect(refusal).toBeInstanceOf(Problem)
    expect(refusal).toMatchObject(expected)
  })
})

test('the holder is in no message', () => {
  const holder = { name: 'Ada Lovelace', email: 'ada@example.com' }
  const [taken] = admit({ kind: 'account', id: newId('acc'), body: { holder, currency: 'EUR' } })
  expect(taken).toMatchObject({ account: { holder, status: 'pending' } })
  expect(JSON.stringify(taken && 'emission' in taken && [taken.emission?.message, taken.answer])).not.toMatch(/ada/i)
})

test('cancellations of one group get timeline lines of their own', () => {
  const [first, second, unknown] = admit(
    cancellation(known.order.id),
    cancellation(known.order.id),
    cancellation(newId('ord')),
  )
  expect(first).toMatchObject({ order: { line: { n: 2, type: 'CancellationRequested', at } } })
  expect(second).toMatchObject({ order: { line: { n: 3, type: 'CancellationRequested', at } } })
  expect(unknown).toMatchObject({ kind: 'not-found' })
})

describe('a capture of an order is asked for', () => {
  test.each<[string, object, object]>([
    ['of all that is left, and so the last', {}, { amount: null, final: true }],
    ['of all that is left, though more may follow', { final: false }, { amount: null, final: false }],
    ['of a part', { amount: 1_900 }, { amount: 1_900n, final: false }],
    ['of a part, the last', { amount: 1_900, final: true }, { amount: 1_900n, final: true }],
  ])('%s', (_, body, asked) => {
    const id = newId('cap')
    const [admission] = admit({ kind: 'capture', id, orderId: known.order.id, body })
    expect(admission).toMatchObject({
      emission: { type: { name: 'CaptureRequested' }, message: { captureId: id, orderId: known.order.id, ...asked } },
      capture: { said: { id, status: 'pending', ...asked } },
      order: { line: { n: 2, type: 'CaptureRequested', at } },
    })
  })

  test('and answered with the order, this capture the last of its list', () => {
    const ids = [newId('cap'), newId('cap')]
    const answers = admit(
      ...ids.map((id): Requested => ({ kind: 'capture', id, orderId: known.order.id, body: { amount: 1 } })),
    ).map((admission): unknown => (admission instanceof Problem ? admission : JSON.parse(admission.answer.body)))
    const [first, second] = ids.map((id) => ({ id, status: 'pending', amount: 1, final: false }))
    expect(answers).toMatchObject([{ captures: [first] }, { captures: [first, second] }])
  })
})

test('a refund is asked for, of all that is left or of a part, and is pending', () => {
  const [whole, part] = [newId('ref'), newId('ref')]
  const of = (id: string, body: object): Requested => ({ kind: 'refund', id, orderId: known.order.id, body })
  const admissions = admit(of(whole, {}), of(part, { amount: 500, reason: 'damaged' }))
  const about = { orderId: known.order.id, merchantId: shop }
  expect(admissions).toMatchObject([
    {
      answer: { location: `/v1/orders/${known.order.id}`, body: JSON.stringify({ id: whole, status: 'pending' }) },
      emission: {
        type: { name: 'RefundRequested' },
        message: { ...about, refundId: whole, amount: null, reason: null },
      },
      refund: { said: { id: whole, status: 'pending', amount: null } },
    },
    {
      emission: { message: { ...about, refundId: part, amount: 500n, reason: 'damaged' } },
      refund: { said: { id: part, status: 'pending', amount: 500n } },
    },
  ])
})

test.each(['capture', 'refund'] as const)('a %s of another merchant’s order, or of none, is not found', (kind) => {
  const id = newId(kind === 'capture' ? 'cap' : 'ref')
  const rivals = admitAll(
    [{ ...caller, merchantId: rival, requested: { kind, id, orderId: known.order.id, body: {} } }],
    facts,
  )
  expect([...rivals, ...admit({ kind, id, orderId: newId('ord'), body: {} })]).toMatchObject([
    { kind: 'not-found' },
    { kind: 'not-found' },
  ])
})

test('a frozen account is no reason to refuse: payments decides', () => {
  const [placed, charged] = admit(
    order({ account: frozen.id, paymentMethod: ofFrozen.id }),
    deposit(frozen.id, { paymentMethod: ofFrozen.id }),
  )
  expect(placed).toMatchObject({ emission: { type: { name: 'OrderSubmitted' } } })
  expect(charged).toMatchObject({ emission: { type: { name: 'DepositRequested' } } })
})

describe.each(['freeze', 'unfreeze'] as const)('to %s an account', (kind) => {
  const wish = (accountId: string, body: { reason?: string } = {}): Requested => ({ kind, accountId, body })

  test('is asked for whatever its status, and answered with what is known', () => {
    const name = kind === 'freeze' ? 'AccountFreezeRequested' : 'AccountUnfreezeRequested'
    const [first, second] = admit(wish(open.id), wish(frozen.id, { reason: 'lost card' }))
    expect(first).toMatchObject({
      answer: { status: 202, location: null, body: JSON.stringify({ id: open.id, status: 'open' }) },
      emission: { type: { name }, message: { accountId: open.id, merchantId: shop, reason: null } },
    })
    expect(second).toMatchObject({ emission: { type: { name }, message: { reason: 'lost card' } } })
  })

  test('needs one of this merchant that is open', () => {
    expect(admit(wish(newId('acc')), wish(rivals.id), wish(pending.id))).toMatchObject([
      { kind: 'not-found' },
      { kind: 'not-found' },
      { kind: 'not-ready' },
    ])
  })
})

describe('to remove a payment method', () => {
  const removal = (id: string, accountId = open.id): Requested => ({ kind: 'removal', id, accountId })

  test.each([active, unconfirmed, rejected])('is asked for, also of one that is $status', ({ id, status }) => {
    expect(admit(removal(id))).toMatchObject([
      {
        answer: { status: 202, location: null, body: JSON.stringify({ id, status }) },
        emission: { type: { name: 'PaymentMethodRemovalRequested' }, message: { paymentMethodId: id } },
      },
    ])
  })

  test('that is removed asks nobody', () => {
    const body = JSON.stringify({ id: removed.id, status: 'removed' })
    expect(admit(removal(removed.id))).toMatchObject([{ answer: { body }, emission: null }])
  })

  test('needs one of this account and this merchant', () => {
    const refused = [removal(newId('pm')), removal(elsewhere.id), removal(rivalsCard.id, rivals.id)]
    expect(admit(...refused)).toMatchObject(Array(3).fill({ kind: 'not-found' }))
  })
})
