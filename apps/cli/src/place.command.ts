import type { OrderRequest } from '@parpay/client'
import type { Command } from 'commander'
import { z } from 'zod'
import { command, currencyCode, isCurrencyCode, wholeNumber } from './command.js'
import { exitCodes } from './failure.js'
import { placedMany, placedOne } from './placed-text.js'
import { terminal } from './terminal.output.js'

const Options = z.object({
  folder: z.string().optional(),
  amount: z.number(),
  currency: z.custom<OrderRequest['currency']>(isCurrencyCode),
  account: z.string().optional(),
  paymentMethod: z.string().optional(),
  token: z.string().optional(),
  reference: z.string().optional(),
  wait: z.boolean().optional(),
  timeout: z.number(),
  count: z.number(),
  connections: z.number(),
  json: z.boolean().optional(),
})
type Options = z.infer<typeof Options>

export const placeCommand = (): Command =>
  command({
    name: 'place',
    short: 'place orders, and wait for their end',
    does: "Place orders for the demo merchant's account, as a store would through the REST API.",
    examples: [
      ['place --wait', 'one order, and its journey'],
      ['place --wait --json', 'the same as one object: id, status, timeline, milliseconds'],
      ['place --amount 4999 --currency EUR', '49.99 EUR (amounts are in minor units)'],
      ['place --token tok_declined --wait', 'with a new card that says no'],
      ['place --count 1000 --connections 50 --wait', 'many at once'],
    ],
    ok: 'accepted; with --wait: completed',
    failed: 'refused; with --wait: ended otherwise, or not in time',
  })
    .option('--amount <n>', 'minor units', wholeNumber(1, 99_999_999), 2_500)
    .option('--currency <code>', 'ISO 4217', currencyCode, 'EUR')
    .option('--account <id>', "who pays (default: the demo merchant's account)")
    .option('--payment-method <id>', 'with what (default: its card)')
    .option('--token <token>', "add a card of the PSP's test tokens first, such as tok_declined or tok_5xx")
    .option('--reference <text>', "the store's own order number")
    .option('--wait', 'wait until the order has ended')
    .option('--timeout <seconds>', 'how long to wait', wholeNumber(1, 3_600), 30)
    .option('--count <n>', 'how many orders', wholeNumber(1, 100_000), 1)
    .option('--connections <n>', 'how many at a time', wholeNumber(1, 200), 10)
    .option('--json', 'print one object')
    .action((raw: unknown) => place(Options.parse(raw)))

async function place(options: Options): Promise<void> {
  const { dataFolder, statusOf } = await import('./system.client.js')
  const { placeOrders } = await import('./order.client.js')
  const { journey } = await import('./journey.js')
  const { wait = false, json = false } = options
  const status = await statusOf(dataFolder(options.folder))
  const began = performance.now()
  const placed = await placeOrders(status, { ...options, wait })
  const [one] = placed
  const { print, paint } = terminal
  if (options.count > 1 || !one) {
    const summary = placedMany(placed, performance.now() - began, wait)
    print(json ? JSON.stringify(summary.json) : summary.text)
  } else if (json) print(JSON.stringify({ ...one.order, milliseconds: one.milliseconds }))
  else print(wait ? journey(one.order, one.milliseconds, paint) : placedOne(one))
  if (wait && placed.some(({ order }) => order.status !== 'completed')) process.exitCode = exitCodes.failed
}
