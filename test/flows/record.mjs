// `node test/flows/record.mjs [NAME...]`: plays the stories on the running system and records each anew. Afterwards
// `git diff --stat test/flows` shows what became different; a story that only needs new output is kept by
// `parpay replay test/flows/NAME.ndjson --update` instead.
import { execFileSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ParPay } from '@parpay/client'

const bin = fileURLToPath(new URL('../../apps/cli/bin/parpay.js', import.meta.url))
const parpay = (...words) => execFileSync(process.execPath, [bin, ...words], { encoding: 'utf8' })
const { PARPAY_URL: url, PARPAY_API_KEY: apiKey } = JSON.parse(parpay('env', '--json'))
const { accounts, orders } = new ParPay({ url, apiKey })

const tea = [{ sku: 'tea-1', name: 'Green tea', quantity: 2, unitAmount: 1250 }]
const advance = (time) => parpay('clock', 'advance', time)
const rest = () => parpay('quiescent', '--within', '30s')

/** An order of 25.00 EUR on an account of its own. */
async function place(token, fields = {}, options = {}) {
  const { id: account } = await accounts.open({ holder: { name: 'Sam', email: 'sam@example.com' }, currency: 'EUR' })
  const { id: paymentMethod } = await accounts.addPaymentMethod(account, { token })
  const { id } = await orders.place({ account, paymentMethod, currency: 'EUR', lines: tea, ...fields }, options)
  return id
}
const statusEvents = {
  ...{ placed: 'OrderPlaced', confirmed: 'OrderConfirmed', completed: 'OrderCompleted' },
  ...{ declined: 'OrderDeclined', expired: 'OrderExpired' },
}
/** The order once it has the status. */
async function has(id, status) {
  for await (const { type } of orders.follow(id)) if (type === statusEvents[status]) return id
  throw new Error(`${id} is not ${status}`)
}
/** Once the PSP has said that it does not know yet. */
async function pending(order) {
  const { psp } = JSON.parse(parpay('status', '--json'))
  const asked = async () => (await (await fetch(`${psp}/log`)).text()).includes(order.slice('ord_'.length))
  while (!(await asked())) await setTimeout(50)
}
const placed = async (token, status, fields) => has(await place(token, fields), status)
const manual = (token = 'tok_visa') => placed(token, 'confirmed', { capture: 'manual' })

const stories = {
  'card-paid': () => placed('tok_visa', 'completed'),
  'card-declined': () => placed('tok_insufficient_funds', 'declined'),
  'cancelled-before-authorisation': async () => {
    const id = await placed('tok_slow', 'placed') // the card takes three seconds to say yes
    await orders.cancel(id)
    return id
  },
  'cancelled-after-authorisation': async () => {
    const id = await manual()
    await orders.cancel(id)
    return id
  },
  'cancelled-while-captured': async () => {
    const id = await manual('tok_slow')
    await orders.capture(id)
    for await (const { type } of orders.follow(id)) if (type === 'CaptureApproved') break
    await orders.cancel(id)
    return id
  },
  'authorised-too-late': async () => {
    const id = await placed('tok_late', 'placed', { expiresIn: 30 })
    await pending(id)
    advance('30s')
    await has(id, 'expired')
    advance('20s')
    return id
  },
  'authorisation-expired': async () => {
    const id = await manual()
    rest()
    advance('7d')
    return has(id, 'expired')
  },
  'unknown-then-paid': () => placed('tok_timeout', 'completed'), // the capture is done and never answered
  'captured-in-parts': async () => {
    const id = await manual()
    await orders.capture(id, { amount: 1000 }, { wait: 20 })
    await orders.capture(id, { amount: 500, final: true }, { wait: 20 })
    return id
  },
  'refunded-in-parts': async () => {
    const id = await placed('tok_visa', 'completed')
    await orders.refund(id, { amount: 500, reason: 'One cup was broken' })
    await orders.refund(id, { amount: 900 })
    rest()
    await orders.refund(id, { amount: 5000 }) // more than there is
    return id
  },
  'submitted-twice': async () => {
    const key = { idempotencyKey: crypto.randomUUID() }
    const { id: account } = await accounts.open({ holder: { name: 'Sam', email: 'sam@example.com' }, currency: 'EUR' })
    const { id: paymentMethod } = await accounts.addPaymentMethod(account, { token: 'tok_visa' })
    const order = { account, paymentMethod, currency: 'EUR', lines: tea }
    const ids = await Promise.all(Array.from({ length: 10 }, () => orders.place(order, key)))
    if (new Set(ids.map(({ id }) => id)).size !== 1) throw new Error('One key made two orders')
    return has(ids[0].id, 'completed')
  },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(stories, name))
if (unknown.length > 0) {
  console.error(`There is no story ${unknown.join(', ')}; there are ${Object.keys(stories).join(', ')}.`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : Object.keys(stories)) {
  const id = await stories[name]()
  rest()
  const file = fileURLToPath(new URL(`${name}.ndjson`, import.meta.url))
  parpay('record', '--order', id, '-o', file, '--force', '--note', name.replaceAll('-', ' '))
  console.log(`${name}: ${id}`)
}
