import {
  newId,
  OrderPlaced,
  PaymentAuthorised,
  PaymentMethodAdded,
  PaymentMethodSubmitted,
  sameUuid,
} from '@parpay/events'
import { outside, type Outside } from '@parpay/process/testing'
import * as stack from '@parpay/stack'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { payments } from '../src/payments.module.js'
import { Simulator } from './simulator.process.js'

const merchantId = newId('mer')
const accountId = newId('acc')

let psp: Simulator
let others: Outside
let url: string
beforeAll(async () => {
  psp = await Simulator.start()
  others = await outside(payments, stack, { PSP_URL: psp.url })
  url = `${await others.startService()}/psp/notifications`
})
afterAll(async () => {
  await others.close()
  await psp.close()
})

/** Restarts the PSP, to tell this address. */
async function tells(address: string): Promise<void> {
  await psp.kill()
  psp.notify = address
  await psp.start()
}

/** An order by a card that is authorised late. */
async function place(): Promise<{ orderId: string; key: string }> {
  const paymentMethodId = newId('pm')
  await others.send(PaymentMethodSubmitted, { merchantId, paymentMethodId, accountId, token: 'tok_late' })
  await others.until(() => others.published(PaymentMethodAdded).some((m) => m.paymentMethodId === paymentMethodId))
  const orderId = newId('ord')
  const about = { merchantId, accountId, paymentMethodId, method: 'card', currency: 'EUR' } as const
  await others.send(OrderPlaced, OrderPlaced.sample({ ...about, orderId, capture: 'automatic', total: 2_499n }))
  const key = `authorise:${sameUuid('pay', orderId)}`
  while (!(await psp.log()).some((line) => line.key === key && line.outcome === 'pending'));
  return { orderId, key }
}

/** Makes sure that no inquiry comes by itself for an hour. */
async function withoutInquiries(key: string): Promise<void> {
  const sql = `update attempt set due = clock_now() + interval '1 hour'
               where id = $1 and tries > 0 and claimed_until is null returning 1`
  while ((await others.database.query('no_inquiries', sql, [key])).length === 0);
}

const authorised = (orderId: string) => others.published(PaymentAuthorised).filter((m) => m.orderId === orderId)
const inquiries = async (key: string) =>
  (await psp.log()).filter((line) => line.operation === 'inquire' && line.key === key).map(({ outcome }) => outcome)

async function post(body: unknown): Promise<number> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })).status
}

describe('an authorisation the PSP settles later', () => {
  it('arrives with its notification', async () => {
    await tells(url)
    const { orderId, key } = await place()
    await withoutInquiries(key)
    await psp.advance(46_000)
    await others.until(() => authorised(orderId).length > 0)
    expect(authorised(orderId)).toMatchObject([{ amount: 2_499n, currency: 'EUR' }])
    expect((await inquiries(key)).at(-1)).toBe('authorised')
  })

  it('arrives without one, by inquiry', async () => {
    await tells('')
    const { orderId } = await place()
    await psp.advance(46_000)
    await others.until(() => authorised(orderId).length > 0)
    expect(authorised(orderId)).toHaveLength(1)
  })

  it('is not believed before the PSP says so, whatever comes', async () => {
    await tells('')
    const { orderId, key } = await place()
    await withoutInquiries(key)
    const asked = (await inquiries(key)).length
    const forged = { n: 7, key, operation: 'authorise', outcome: 'authorised', amount: 1 }
    expect(await post(forged)).toBe(202)
    while ((await inquiries(key)).length === asked);
    expect((await inquiries(key)).at(-1)).toBe('pending')
    expect(authorised(orderId)).toEqual([])
    await psp.advance(46_000)
    await others.until(() => authorised(orderId).length > 0)
  })

  it('arrives once, however often it is told', async () => {
    await tells('')
    const { orderId, key } = await place()
    await withoutInquiries(key)
    await psp.advance(46_000)
    const told = { n: 3, key, operation: 'authorise', outcome: 'authorised' }
    expect(await Promise.all([post(told), post({ ...told, n: 2 }), post(told)])).toEqual([202, 202, 202])
    await others.until(() => authorised(orderId).length > 0)
    expect(await post(told)).toBe(202)
    const marker = await place()
    await psp.advance(46_000)
    await others.until(() => authorised(marker.orderId).length > 0)
    expect(authorised(orderId)).toHaveLength(1)
    expect((await psp.done(sameUuid('pay', orderId))).filter((done) => done === 'authorise authorised')).toHaveLength(1)
  })
})

describe('POST /psp/notifications', () => {
  it.each([
    ['of a key nobody used', { n: 1, key: 'capture:cap_unknown', operation: 'capture', outcome: 'captured' }],
    ['of nothing but a key', { key: 'authorise:pay_1' }],
  ])('takes one %s', async (_, body) => {
    expect(await post(body)).toBe(202)
  })

  it.each([
    ['without a key', { n: 1 }, 400],
    ['with an empty key', { key: '' }, 400],
    ['with a key longer than any', { key: 'k'.repeat(201) }, 400],
    ['with a key that is no text', { key: 7 }, 400],
    ['that is a list', [{ key: 'authorise:pay_1' }], 400],
    ['that is no JSON', '{"key": "authorise:pay_1"', 400],
    ['that is empty', '', 400],
    ['of more than 4 KiB', { key: 'authorise:pay_1', more: 'm'.repeat(4 * 1024) }, 413],
  ])('refuses one %s', async (_, body, status) => {
    expect(await post(body)).toBe(status)
  })
})
