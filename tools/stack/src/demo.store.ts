import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { newId } from '@parpay/events'
import { z } from 'zod'
import { readPrivate, writePrivate } from './private-file.store.js'

const schema = z.object({
  merchant: z.string(),
  apiKey: z.string(),
  account: z.string().nullable(),
  paymentMethod: z.string().nullable(),
})

/** The demo merchant with its key, and the account and card it opened; null until they are there. */
export type Demo = z.infer<typeof schema>

const file = (folder: string) => join(folder, 'demo.json')

/** The clone's demo merchant, drawn at its first start. */
export function demoOf(folder: string): Demo {
  const kept = readPrivate(file(folder), schema)
  if (kept) return kept
  const demo = drawDemo()
  keepDemo(folder, demo)
  return demo
}

/** A merchant nobody knows yet, with a key. */
export function drawDemo(): Demo {
  const id = randomBytes(6).toString('hex')
  const apiKey = `pk_test_${id}_${randomBytes(32).toString('hex')}`
  return { merchant: newId('mer'), apiKey, account: null, paymentMethod: null }
}

export function keepDemo(folder: string, demo: Demo): void {
  writePrivate(file(folder), demo)
}

/** The entry of PARPAY_API_KEYS: `merchantId:keyId:sha256hex`, the hash of the whole key. */
export function apiKeyEntry({ merchant, apiKey }: Demo): string {
  const [, , id = ''] = apiKey.split('_')
  return `${merchant}:${id}:${createHash('sha256').update(apiKey).digest('hex')}`
}
