import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Order, type OrderRequest, ParPay, type PaymentMethod } from '@parpay/client'
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

export type { Order }

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
export const tea = {
  currency: 'EUR' as const,
  lines: [{ sku: 'tea-1', name: 'Green tea', quantity: 2, unitAmount: 1250 }],
}

/** The REST API as a merchant's server uses it: through the client, or raw where a test looks at the answer itself. */
export class MerchantClient {
  /** Tries once: what is answered is what a test is about. */
  readonly api: ParPay

  constructor(
    private readonly edge: string,
    private readonly merchant: Merchant,
  ) {
    this.api = new ParPay({ url: edge, apiKey: merchant.apiKey, retries: 0 })
  }

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

  /** Places an order of tea unless `fields` say otherwise. @throws ProblemError when it is not taken */
  place(wallet: Wallet, fields: Partial<OrderRequest> = {}): Promise<Order> {
    return this.api.orders.place({ ...wallet, ...tea, ...fields })
  }

  cancel(id: string): Promise<Order> {
    return this.api.orders.cancel(id)
  }

  order(id: string): Promise<Order> {
    return this.api.orders.get(id)
  }

  /** Every order with this reference, newest first. */
  orders(reference: string): Promise<Order[]> {
    return this.api.orders.list({ reference, limit: 100 }).all()
  }

  /** Waits until the order has the status, by default any final one. */
  async settled(id: string, statuses: readonly string[] = finalStates): Promise<Order> {
    return until(
      `order ${id} is ${statuses.join(' or ')}`,
      () => this.order(id),
      ({ status }) => statuses.includes(status),
    )
  }

  async openAccount(): Promise<string> {
    const holder = { name: 'Sam Shopper', email: 'sam@example.com' }
    const { id } = await this.api.accounts.open({ holder, currency: 'EUR' })
    await until(
      `account ${id} is open`,
      () => this.api.accounts.get(id),
      ({ status }) => status === 'open',
    )
    return id
  }

  /** Adds a payment method and waits for what becomes of it. */
  async addMethod(account: string, token: string): Promise<PaymentMethod> {
    const { id } = await this.api.accounts.addPaymentMethod(account, { token })
    const [added] = await until(
      `payment method ${id} is active or rejected`,
      async () => (await this.methods(account)).filter((each) => each.id === id),
      ([found]) => found !== undefined && found.status !== 'pending',
    )
    if (!added) throw new Error(`Payment method ${id} is gone`)
    return added
  }

  methods(account: string): Promise<PaymentMethod[]> {
    return this.api.accounts.paymentMethods(account).all()
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
