import { afterAll, afterEach, expect, test } from '@jest/globals'
import type { SystemStatus } from '@parpay/stack'
import { atOnce } from './at-once.js'
import { MerchantClient, type Order, tally } from './merchant.client.js'
import { parpay } from './parpay.command.js'
import { alive, familyOf, gone } from './process.table.js'
import { removeHome, temporaryHome } from './running.system.js'
import { until } from './until.js'
import { type Up, up } from './up.process.js'

const home = temporaryHome()
const started: Up[] = []
afterAll(() => {
  removeHome(home)
})
afterEach(async () => {
  for (const { pid, ended } of started.splice(0)) {
    if (alive(familyOf(pid)).length > 0) process.kill(pid, 'SIGKILL')
    await ended
  }
})

/** A system that takes orders, with every process that belongs to it. */
async function start(...words: string[]) {
  const running = up(home, {}, words)
  started.push(running)
  const status = await running.ready()
  const family = familyOf(running.pid)
  const named = [...status.services, ...status.servers].map(({ pid }) => pid)
  expect(family.map(({ pid }) => pid)).toEqual(expect.arrayContaining([running.pid, ...named]))
  const { account, paymentMethod } = status
  const wallet = { account: account ?? '', paymentMethod: paymentMethod ?? '' }
  return { running, status, family, wallet, merchant: new MerchantClient(status.edge, status) }
}
type Started = Awaited<ReturnType<typeof start>>

async function placeOne({ merchant, wallet }: Started): Promise<Order> {
  const { id } = await merchant.place(wallet)
  return merchant.settled(id)
}

/** What a merchant has written down. */
const stable = ({ edge, psp, brokers, postgres, apiKey, account, paymentMethod }: SystemStatus) => ({
  ...{ edge, psp, brokers, postgres, apiKey, account, paymentMethod },
})

// Three whole systems one after the other: two minutes are short on a busy machine.
test('a system that was stopped, or whose supervisor was killed, leaves no process and goes on where it was', async () => {
  const first = await start()
  const order = await placeOne(first)
  const refused = await parpay('up', '--folder', home)
  expect(refused.code).toBe(1)
  expect(refused.stderr.trim().split('\n').at(-1)).toMatch(
    new RegExp(`^parpay: A system runs on .* already \\(process ${first.running.pid}\\): .*\\.$`),
  )
  await expect(parpay('down', '--folder', home)).resolves.toMatchObject({ code: 0 })
  await gone(first.family)
  await expect(first.running.ended).resolves.toBe(0)

  const second = await start()
  expect(stable(second.status)).toEqual(stable(first.status))
  const { id, status, payment } = order
  await expect(second.merchant.order(id)).resolves.toMatchObject({ id, status, payment })
  const accepted = await atOnce(20, 20, () => second.merchant.place(second.wallet))
  process.kill(second.running.pid, 'SIGKILL')

  const third = await start('--json') // at once, while the servers of the second one may still be ending
  await gone(second.family)
  const orders = await Promise.all(accepted.map(({ id }) => third.merchant.settled(id)))
  expect(tally(orders)).toEqual({ completed: 20 })
  const told = await until(
    'it told as JSON where it is',
    () => third.running.printed().match(/^\{.*\}$/m)?.[0],
    (line) => line !== undefined,
  )
  expect(JSON.parse(told ?? '')).toMatchObject({ ...stable(third.status), ready: true })
  await expect(placeOne(third)).resolves.toMatchObject({ status: 'completed' })

  process.kill(-third.running.pid, 'SIGINT') // Ctrl-C: the terminal tells the whole group
  await gone(third.family)
  await expect(third.running.ended).resolves.toBe(0)
}, 300_000)
