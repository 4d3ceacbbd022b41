import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { newId } from '@parpay/events'
import { z } from 'zod'
import { until } from './until.js'

/** Who calls the REST API. */
export interface Merchant {
  readonly apiKey: string
}

/** A merchant of its own, with the entry that makes the edge know it (PARPAY_API_KEYS). */
export function newMerchant(): Merchant & { readonly entry: string } {
  const id = randomBytes(6).toString('hex')
  const apiKey = `pk_test_${id}_${randomBytes(32).toString('hex')}`
  return { apiKey, entry: `${newId('mer')}:${id}:${createHash('sha256').update(apiKey).digest('hex')}` }
}

/** An account with a payment method that can be ordered with. */
export interface Wallet {
  readonly account: string
  readonly paymentMethod: string
}

const order = z.strictObject({
  id: z.string(),
  status: z.string(),
  account: z.string(),
  paymentMethod: z.string(),
  currency: z.string(),
  total: z.number(),
  lines: z.array(z.object({ sku: z.string(), name: z.string(), quantity: z.number(), unitAmount: z.number() })),
  capture: z.string(),
  expiresAt: z.string(),
  reference: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  payment: z
    .strictObject({
      id: z.string(),
      status: z.string(),
      authorised: z.number(),
      captured: z.number(),
      refunded: z.number(),
      method: z.string(),
      decline: z.object({ code: z.string() }).optional(),
    })
    .nullable(),
  refunds: z.array(z.object({ id: z.string(), status: z.string(), amount: z.number() })),
  timeline: z.array(
    z.strictObject({
      n: z.number(),
      type: z.string(),
      at: z.iso.datetime(),
      code: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
  createdAt: z.iso.datetime(),
})
export type Order = z.infer<typeof order>

const pageOf = <Entry extends z.ZodType>(entry: Entry) =>
  z.strictObject({ data: z.array(entry), next: z.string().nullable() })

const method = z.object({ id: z.string(), status: z.string(), decline: z.object({ code: z.string() }).optional() })
export type Method = z.infer<typeof method>

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
})

/** An answer as it came. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** The states an order never leaves. */
export const finalStates = ['completed', 'rejected', 'declined', 'cancelled', 'expired']

/** What the demo order is: two of something, 25.00 EUR in all. */
export const tea = { currency: 'EUR', lines: [{ sku: 'tea-1', name: 'Green tea', quantity: 2, unitAmount: 1250 }] }

/** The REST API as a merchant's server uses it. */
export class MerchantClient {
  constructor(
    private readonly edge: string,
    private readonly merchant: Merchant,
  ) {}

  async get(path: string): Promise<Answer> {
    return answered(await fetch(new URL(path, this.edge), { headers: this.authorization }))
  }

  /** @param headers beside the key and the content type; an undefined one is left out */
  async post(path: string, body: unknown, headers: Record<string, string | undefined> = {}): Promise<Answer> {
    const all: Record<string, string | undefined> = {
      ...this.authorization,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
      ...headers,
    }
    const given = Object.entries(all).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    )
    return answered(
      await fetch(new URL(path, this.edge), {
        method: 'POST',
        headers: given,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
  }

  /** Places an order of tea unless `fields` say otherwise. @throws Error when it is not taken */
  async place(wallet: Wallet, fields: object = {}): Promise<Order> {
    return order.parse(accepted(await this.post('/v1/orders', { ...wallet, ...tea, ...fields })))
  }

  async cancel(id: string): Promise<Order> {
    return order.parse(accepted(await this.post(`/v1/orders/${id}/cancel`, {})))
  }

  async order(id: string): Promise<Order> {
    return order.parse(read(await this.get(`/v1/orders/${id}`)))
  }

  /** Every order with this reference, page by page, newest first. */
  async orders(reference: string): Promise<Order[]> {
    const found: Order[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query = new URLSearchParams({ reference, limit: '100', ...(cursor && { cursor }) })
      const page: { data: Order[]; next: string | null } = pageOf(order).parse(
        read(await this.get(`/v1/orders?${query.toString()}`)),
      )
      found.push(...page.data)
      cursor = page.next
    }
    return found
  }

  /** Waits until the order has the status, by default any final one. */
  async settled(id: string, statuses: readonly string[] = finalStates): Promise<Order> {
    return until(
      `order ${id} is ${statuses.join(' or ')}`,
      () => this.order(id),
      ({ status }) => statuses.includes(status),
    )
  }

  async openAccount(currency = 'EUR'): Promise<string> {
    const holder = { name: 'Sam Shopper', email: 'sam@example.com' }
    const { id } = z.object({ id: z.string() }).parse(accepted(await this.post('/v1/accounts', { holder, currency })))
    await until(
      `account ${id} is open`,
      async () => z.object({ status: z.string() }).parse(read(await this.get(`/v1/accounts/${id}`))),
      ({ status }) => status === 'open',
    )
    return id
  }

  /** Adds a payment method and waits for what becomes of it. */
  async addMethod(account: string, token: string): Promise<Method> {
    const path = `/v1/accounts/${account}/payment-methods`
    const { id } = method.parse(accepted(await this.post(path, { token })))
    const [added] = await until(
      `payment method ${id} is active or rejected`,
      async () => (await this.methods(account)).filter((each) => each.id === id),
      ([found]) => found !== undefined && found.status !== 'pending',
    )
    if (!added) throw new Error(`Payment method ${id} is gone`)
    return added
  }

  async methods(account: string): Promise<Method[]> {
    return pageOf(method).parse(read(await this.get(`/v1/accounts/${account}/payment-methods?limit=100`))).data
  }

  /** A new account with a payment method of this test token. */
  async openWallet(token = 'tok_visa'): Promise<Wallet> {
    const account = await this.openAccount()
    const { id, status } = await this.addMethod(account, token)
    if (status !== 'active') throw new Error(`Payment method ${id} of ${token} is ${status}`)
    return { account, paymentMethod: id }
  }

  private get authorization() {
    return { authorization: `Bearer ${this.merchant.apiKey}` }
  }
}

/** The id of what an accepted POST made. */
export const idOf = (text: string): string => z.object({ id: z.string() }).parse(JSON.parse(text)).id

/** How many orders are in which state. */
export function tally(orders: readonly Order[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(orders, ({ status }) => status)].map(([status, { length }]) => [status, length]),
  )
}

/** What a refusal says, as RFC 9457 has it. */
export function refusal({ text, headers }: Answer): z.infer<typeof problem> {
  if (!headers.get('content-type')?.startsWith('application/problem+json'))
    throw new Error(`No problem document: ${text}`)
  return problem.parse(JSON.parse(text))
}

async function answered(response: Response): Promise<Answer> {
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const accepted = (answer: Answer): unknown => read(answer, 202)

function read({ status, text }: Answer, expected = 200): unknown {
  if (status !== expected) throw new Error(`Answered ${status} instead of ${expected}: ${text}`)
  return JSON.parse(text)
}
