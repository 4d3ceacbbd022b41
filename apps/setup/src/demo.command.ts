import { variable } from '@parpay/process/settings'
import { openDemo } from '@parpay/stack'
import { z } from 'zod'
import { secretsFolder } from './prepare.command.js'
import { readSecret } from './secrets.store.js'

const address = (is: string, otherwise: string) =>
  variable(z.url({ protocol: /^https?$/ }).default(otherwise), { is, must: `an address such as ${otherwise}` })

export const demoVariables = {
  PARPAY_SECRETS: secretsFolder,
  PARPAY_EDGE: address('where the edge is for this program; default http://edge:4000', 'http://edge:4000'),
  PARPAY_URL: address('where the edge is for you; default http://127.0.0.1:4000', 'http://127.0.0.1:4000'),
}

const merchant = z.object({
  merchant: z.string(),
  apiKey: z.string(),
  account: z.string().nullable(),
  paymentMethod: z.string().nullable(),
})

/**
 * Opens an account with a card for the demo merchant, or finds them, and answers the line for a shell that the README's
 * curl needs.
 *
 * @throws Problem
 */
export async function demo(folder: string, edge: string, url: string): Promise<string> {
  const known = merchant.parse(JSON.parse(readSecret(folder, 'demo/merchant.json')))
  const { apiKey, account, paymentMethod } = await openDemo(edge, known, new AbortController().signal)
  return `export PARPAY_URL=${url} PARPAY_API_KEY=${apiKey} ACCOUNT=${account ?? ''} PAYMENT_METHOD=${paymentMethod ?? ''}`
}
