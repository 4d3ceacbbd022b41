import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { MerchantClient } from './merchant.client.js'

const Made = z.object({ id: z.string() })
const Account = z.object({ status: z.string() })
const Methods = z.object({ data: z.array(z.object({ id: z.string(), status: z.string() })) })

/** An account with a payment method for each of some tokens. */
export interface Shopper {
  readonly account: string
  readonly methods: ReadonlyMap<string, string>
}

/** Opens an account, adds a payment method for each token, and waits until all can be ordered with. */
export async function openShopper(merchant: MerchantClient, key: string, tokens: readonly string[]): Promise<Shopper> {
  const holder = { name: 'Sam Shopper', email: 'sam@example.com' }
  const account = await made(merchant, '/v1/accounts', { holder, currency: 'EUR' }, `${key}-account`)
  await seen(async () => Account.parse(await merchant.get(`/v1/accounts/${account}`)).status === 'open')
  return { account, methods: await addMethods(merchant, account, key, tokens) }
}

/** Adds a payment method for each token, and waits until all can be ordered with. */
export async function addMethods(
  merchant: MerchantClient,
  account: string,
  key: string,
  tokens: readonly string[],
): Promise<Shopper['methods']> {
  const path = `/v1/accounts/${account}/payment-methods`
  const methods = new Map<string, string>()
  for (const token of tokens) methods.set(token, await made(merchant, path, { token }, `${key}-${token}`))
  const wanted = new Set(methods.values())
  await seen(async () => {
    const { data } = Methods.parse(await merchant.get(`${path}?limit=100`))
    return data.filter(({ id, status }) => wanted.has(id) && status === 'active').length === wanted.size
  })
  return methods
}

async function made(merchant: MerchantClient, path: string, body: object, key: string): Promise<string> {
  const { status, body: text } = await merchant.post(path, body, key)
  if (status >= 400) throw new Error(`POST ${path} was answered ${status}: ${text}`)
  return Made.parse(JSON.parse(text)).id
}

async function seen(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await pause(50)
}
