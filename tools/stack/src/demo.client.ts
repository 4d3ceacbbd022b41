import { z } from 'zod'
import { demoKey } from './demo-key.js'
import type { Demo } from './demo.store.js'
import { Problem } from './problem.js'
import { until } from './wait.js'

const accepted = z.object({ id: z.string() })
const account = z.object({ id: z.string(), status: z.string() })
const methods = z.union([z.object({ data: z.array(account) }).transform(({ data }) => data), z.array(account)])
const OPEN_WITHIN_MS = 30_000

/**
 * The demo merchant's account with a card, as its own REST client opens them; those it has already are looked up only.
 *
 * @param edge the edge's address
 * @throws Problem `service-failed`; `stopped` when the signal fires
 */
export async function openDemo(edge: string, demo: Demo, signal: AbortSignal): Promise<Demo> {
  const call = (path: string, body?: object) =>
    fetch(new URL(path, edge), {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${demo.apiKey}`,
        ...(body ? { 'content-type': 'application/json', 'idempotency-key': demoKey(demo.merchant, path) } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    })
  const wait = <T>(ask: () => Promise<T | undefined>, what: string) =>
    until(ask, { within: OPEN_WITHIN_MS, every: 50, late: () => notOpened(what) })

  try {
    if (demo.account !== null && demo.paymentMethod !== null && (await call(`/v1/accounts/${demo.account}`)).ok) {
      return demo
    }
    const opened = await read(
      await call('/v1/accounts', { holder: { name: 'Dana Demo', email: 'dana@example.com' }, currency: 'EUR' }),
      accepted,
    )
    const wallet = `/v1/accounts/${opened.id}`
    await wait(async () => (await read(await call(wallet), account)).status === 'open' || undefined, 'the account')
    const added = await read(await call(`${wallet}/payment-methods`, { token: 'tok_visa' }), accepted)
    await wait(async () => {
      const listed = await read(await call(`${wallet}/payment-methods`), methods)
      return listed.some(({ id, status }) => id === added.id && status === 'active') || undefined
    }, 'the payment method')
    return { ...demo, account: opened.id, paymentMethod: added.id }
  } catch (error) {
    if (signal.aborted) throw new Problem('stopped', 'Stopped while starting.')
    throw error instanceof Problem ? error : notOpened(error instanceof Error ? error.message : String(error))
  }
}

async function read<Schema extends z.ZodType>(response: Response, schema: Schema): Promise<z.output<Schema>> {
  const text = await response.text()
  if (!response.ok) throw notOpened(`${response.url} answered ${response.status} ${text.slice(0, 300)}`)
  return schema.parse(JSON.parse(text))
}

const notOpened = (what: string) =>
  new Problem(
    'service-failed',
    `The demo account could not be opened (${what}): see the logs of edge, payments and accounts.`,
  )
