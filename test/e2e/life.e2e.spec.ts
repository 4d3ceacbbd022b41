import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import type { SystemStatus } from '@parpay/stack'
import { atOnce } from './at-once.js'
import { MerchantClient, type Order, tally, type Wallet } from './merchant.client.js'
import { parpay } from './parpay.command.js'
import { alive, familyOf, type Process } from './process.table.js'
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
async function start() {
  const running = up(home)
  started.push(running)
  const status = await running.ready()
  const family = familyOf(running.pid)
  const named = [...status.services, ...status.servers].map(({ pid }) => pid)
  expect(family.map(({ pid }) => pid)).toEqual(expect.arrayContaining([running.pid, ...named]))
  return { running, status, family, merchant: new MerchantClient(status.edge, status) }
}

const walletOf = ({ account, paymentMethod }: SystemStatus): Wallet => ({
  account: account ?? '',
  paymentMethod: paymentMethod ?? '',
})

async function placeOne(merchant: MerchantClient, status: SystemStatus): Promise<Order> {
  const { id } = await merchant.place(walletOf(status))
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
  test('stopped by parpay down, or by Ctrl-C, starts again with its orders, its addresses and its key', async () => {
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
    const { id, status, payment } = order
    await expect(second.merchant.order(id)).resolves.toMatchObject({ id, status, payment })
    await expect(placeOne(second.merchant, second.status)).resolves.toMatchObject({ status: 'completed' })

    process.kill(-second.running.pid, 'SIGINT') // the terminal tells the whole group
    await gone(second.family)
    await expect(second.running.ended).resolves.toBe(0)
  })

  test('leaves no process when its supervisor is killed, and goes on with what it had accepted', async () => {
    const first = await start()
    const accepted = await atOnce(20, 20, () => first.merchant.place(walletOf(first.status)))
    process.kill(first.running.pid, 'SIGKILL')
    const second = await start() // at once, while the servers of the first one may still be ending
    await gone(first.family)
    const orders = await Promise.all(accepted.map(({ id }) => second.merchant.settled(id)))
    expect(tally(orders)).toEqual({ completed: 20 })

    const refused = await parpay('up', '--folder', home)
    expect(refused.code).toBe(1)
    expect(refused.stderr.trim().split('\n').at(-1)).toMatch(
      new RegExp(`^parpay: A system runs on .* already \\(process ${second.running.pid}\\): .*\\.$`),
    )

    process.kill(-second.running.pid, 'SIGTERM')
    await gone(second.family)
    await expect(second.running.ended).resolves.toBe(0)
  })
})
