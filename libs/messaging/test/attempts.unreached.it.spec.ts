import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { aggregate, memoryTransport, Messaging, notReached, settled, worker } from '../src/index.js'
import { Called, caller, contract, task } from './caller.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { numbered, senderContract, type Tally } from './tally.js'
import { tallyStore, tallyTable } from './tally.store.js'
import { until } from './until.js'

let receiving: DatabaseFixture
let sending: DatabaseFixture
let running: Messaging[]
beforeEach(async () => {
  ;[receiving, sending] = await Promise.all([freshDatabase('caller', tallyTable), freshDatabase('sender')])
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((member) => member.stop({ within: 1000 })))
  await Promise.all([receiving.drop(), sending.drop()])
})

/** Puts off for an hour what nobody is calling at the moment, and answers how many are put off. */
async function putOff(): Promise<number> {
  const rows = await receiving.database.query(
    'put_off',
    `with late as (
       update attempt set due = now() + interval '1 hour' where tries > 0 and claimed_until is null returning 1
     ) select * from late`,
  )
  return rows.length
}

test('attempts that met nobody are made again as soon as another one reaches somebody', async () => {
  const transport = memoryTransport()
  let away = true
  let calls = 0
  const call = () => {
    calls += 1
    return Promise.resolve(away ? notReached('refused') : settled(Called, { answer: 'called' }))
  }
  const member = new Messaging({
    contract,
    aggregates: [aggregate(caller, tallyStore, { worker: 'phone' })],
    workers: [worker({ name: 'phone', concurrency: 4, task, call })],
    database: receiving.database,
    transport,
  })
  const sender = new Messaging({ contract: senderContract, database: sending.database, transport })
  for (const each of [member, sender]) {
    each.start()
    running.push(each)
  }
  const ask = async (...orders: string[]): Promise<void> => {
    await sending.database.transaction((tx) =>
      sender.append(
        tx,
        orders.map((order) => numbered(order, 1)),
      ),
    )
    sender.wake()
  }
  const answered = async (): Promise<string[]> =>
    (
      await receiving.database.query<Tally>('answered', `select * from tally where seen = 'asked called' order by id`)
    ).map(({ id }) => id)

  await ask('ord_1', 'ord_2', 'ord_3')
  await until(
    async () => (await putOff()) === 3,
    () => `calls: ${calls}`,
  )
  away = false
  expect(await answered()).toEqual([])
  await ask('ord_4')
  await until(
    async () => (await answered()).length === 4,
    async () => `answered: ${(await answered()).join()}`,
  )
})
