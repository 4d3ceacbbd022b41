import { afterAll, describe, expect, test } from '@jest/globals'
import type { SystemStatus } from '@parpay/stack'
import { MerchantClient, type Order } from './merchant.client.js'
import { parpay } from './parpay.command.js'
import { alive, familyOf, type Process } from './process.table.js'
import { temporaryHome } from './running.system.js'
import { until } from './until.js'
import { type Up, up } from './up.process.js'

const home = temporaryHome()
const started: Up[] = []
afterAll(async () => {
  for (const { pid, ended } of started) {
    if (alive(familyOf(pid)).length > 0) process.kill(pid, 'SIGKILL')
    await ended
  }
})

/** A system that takes orders, with every process that belongs to it. */
async function start() {
  const running = up(home)
  started.push(running)
  const status = await running.ready()
  const family = familyOf(running.pid)
  const named = [...status.services, ...status.servers].map(({ pid }) => pid)
  expect(family.map(({ pid }) => pid)).toEqual(expect.arrayContaining([running.pid, ...named]))
  return { running, status, family, merchant: new MerchantClient(status.edge, status) }
}

async function placeOne(merchant: MerchantClient, { account, paymentMethod }: SystemStatus): Promise<Order> {
  const { id } = await merchant.place({ account: account ?? '', paymentMethod: paymentMethod ?? '' })
  return merchant.settled(id)
}

/** Promised are 10 s; a machine with other work may take longer. */
const gone = (family: readonly Process[]) =>
  until(
    'no process is left',
    () => alive(family),
    (left) => left.length === 0,
    { within: 20_000 },
  )

describe('a system', () => {
  test('stopped by parpay down starts again with its orders, its addresses and its key', async () => {
    const first = await start()
    const order = await placeOne(first.merchant, first.status)
    await expect(parpay('down', '--folder', home)).resolves.toMatchObject({ code: 0 })
    await gone(first.family)
    await expect(first.running.ended).resolves.toBe(0)

    const second = await start()
    const stable = ({ edge, psp, brokers, postgres, apiKey, account, paymentMethod }: SystemStatus) => ({
      ...{ edge, psp, brokers, postgres, apiKey, account, paymentMethod },
    })
    expect(stable(second.status)).toEqual(stable(first.status))
    await expect(second.merchant.order(order.id)).resolves.toEqual(order)
    await expect(placeOne(second.merchant, second.status)).resolves.toMatchObject({ status: 'completed' })

    process.kill(-second.running.pid, 'SIGINT') // Ctrl-C: the terminal tells the whole group
    await gone(second.family)
    await expect(second.running.ended).resolves.toBe(0)
  })

  test('ends completely on SIGTERM to its group, and refuses a second one on its folder while it runs', async () => {
    const { running, status, family, merchant } = await start()
    const refused = await parpay('up', '--folder', home)
    expect(refused.code).toBe(1)
    expect(refused.stderr.trim().split('\n').at(-1)).toMatch(
      new RegExp(`^parpay: A system runs on .* already \\(process ${running.pid}\\): .*\\.$`),
    )
    await expect(placeOne(merchant, status)).resolves.toMatchObject({ status: 'completed' })

    process.kill(-running.pid, 'SIGTERM')
    await gone(family)
    await expect(running.ended).resolves.toBe(0)
  })

  test('leaves no process when its supervisor is killed, and goes on with what it had accepted', async () => {
    const first = await start()
    const wallet = { account: first.status.account ?? '', paymentMethod: first.status.paymentMethod ?? '' }
    const accepted = await Promise.all(Array.from({ length: 20 }, () => first.merchant.place(wallet)))
    process.kill(first.running.pid, 'SIGKILL')
    const second = await start() // at once, while the servers of the first one may still be ending
    await gone(first.family)
    const orders = await Promise.all(accepted.map(({ id }) => second.merchant.settled(id)))
    expect(orders.filter(({ status }) => status !== 'completed')).toEqual([])

    process.kill(second.running.pid, 'SIGKILL')
    await gone(second.family)
  })
})
