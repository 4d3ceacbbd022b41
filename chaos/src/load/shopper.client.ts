import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { MerchantClient } from './merchant.client.js'
import { tokenNames } from './planned-order.js'

const Made = z.object({ id: z.string() })
const Account = z.object({ status: z.string() })
const Methods = z.object({ data: z.array(z.object({ id: z.string(), status: z.string() })) })

/** An account with a payment method for each token of the load. */
export interface Shopper {
  readonly account: string
  readonly methods: ReadonlyMap<string, string>
}

/** Opens an account, adds a payment method for each token, and waits until all can be ordered with. */
export async function openShopper(merchant: MerchantClient, key: string): Promise<Shopper> {
  const post = async (path: string, body: object, name: string) =>
    Made.parse(JSON.parse((await merchant.post(path, body, `${key}-${name}`)).body)).id
  const holder = { name: 'Sam Shopper', email: 'sam@example.com' }
  const account = await post('/v1/accounts', { holder, currency: 'EUR' }, 'account')
  await seen(async () => Account.parse(await merchant.get(`/v1/accounts/${account}`)).status === 'open')
  const path = `/v1/accounts/${account}/payment-methods`
  const methods = new Map<string, string>()
  for (const token of tokenNames) methods.set(token, await post(path, { token }, token))
  await seen(async () => {
    const { data } = Methods.parse(await merchant.get(path))
    return data.length === methods.size && data.every(({ status }) => status === 'active')
  })
  return { account, methods }
}

async function seen(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await pause(50)
}
