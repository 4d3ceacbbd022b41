import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { SystemClock, testDatabase, type ClockShown, type TestDatabase } from '../src/index.js'

const hour = 3_600_000

/** As libs/messaging/migrations/0004-time.sql has it. */
const table = `create table clock ("only" boolean primary key default true, epoch bigint not null default 0,
  "offset" interval not null default '0'); insert into clock default values`

/** Stands for whatever else goes by the clock: the PSP's `/clock`, and a service's `/quiescence`. */
class Follower {
  epoch = 0
  offset = 0
  constructor(private readonly server: Server) {}
  static async start(): Promise<Follower> {
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => (body += String(chunk)))
      request.on('end', () => {
        if (request.method === 'PUT') Object.assign(follower, JSON.parse(body))
        const idle = {
          service: 'shop',
          topics: [],
          positions: [],
          outbox: 0,
          attempts: 0,
          timers: 0,
          parked: 0,
          next: null,
        }
        response.end(JSON.stringify({ ...idle, epoch: follower.epoch, offset: follower.offset }))
      })
    })
    const follower = new Follower(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return follower
  }
  get port(): number {
    return (this.server.address() as AddressInfo).port
  }
  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }
}

let databases: TestDatabase[]
let psp: Follower
beforeEach(async () => {
  const postgres = process.env['PARPAY_TEST_POSTGRES'] ?? ''
  databases = [await testDatabase(postgres, 'clock_one'), await testDatabase(postgres, 'clock_two')]
  for (const { ownerUrl } of databases) await sql(ownerUrl, table)
  psp = await Follower.start()
})
afterEach(async () => {
  await psp.stop()
  await Promise.all(databases.map((database) => database.drop()))
})

async function sql<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
const clocks = async (): Promise<string[]> => {
  const read = `select epoch || ' ' || extract(epoch from "offset")::int as at from clock`
  const rows = await Promise.all(databases.map(({ ownerUrl }) => sql<{ at: string }>(ownerUrl, read)))
  return [...rows.map(([row]) => row?.at ?? ''), `${psp.epoch} ${psp.offset / 1000}`]
}
const clock = (environment: NodeJS.ProcessEnv = {}, takesAhead = Infinity): SystemClock =>
  new SystemClock({
    environment,
    ownerUrls: () => databases.map(({ ownerUrl }) => ownerUrl),
    psp: `http://127.0.0.1:${psp.port}`,
    ports: () => Promise.resolve([psp.port]),
    takesAhead: () => Promise.resolve(takesAhead),
  })
const about = ({ epoch, offset }: ClockShown): object => ({ epoch, offset })

describe('the clock of a system', () => {
  test('moves every database and the PSP together, one move after the other', async () => {
    const system = clock()
    const moves = await Promise.all([system.advance(hour), system.advance(hour)])
    expect(moves.map(about)).toEqual([
      { epoch: 1, offset: hour },
      { epoch: 2, offset: 2 * hour },
    ])
    expect(await clocks()).toEqual(['2 7200', '2 7200', '2 7200'])
    expect(about(await system.read())).toEqual({ epoch: 2, offset: 2 * hour })
  })

  test('is brought together at the furthest after a move that was cut off, and never goes back', async () => {
    await clock().advance(hour)
    await sql(databases[0]?.ownerUrl ?? '', `update clock set epoch = 2, "offset" = '3 hours'`)
    await clock().align()
    expect(await clocks()).toEqual(['2 10800', '2 10800', '2 10800'])
  })

  test.each<[string, NodeJS.ProcessEnv, number, number, string]>([
    ['in production', { NODE_ENV: 'production' }, Infinity, hour, 'NODE_ENV is production'],
    ['beyond what Kafka takes', {}, hour, hour, 'Kafka refuses records that far ahead'],
    ['beyond 100 years', {}, Infinity, 101 * 366 * 24 * hour, 'at most 100 years'],
  ])('stays where it is %s', async (_, environment, takesAhead, by, words) => {
    await expect(clock(environment, takesAhead).advance(by)).rejects.toThrow(words)
    expect(await clocks()).toEqual(['0 0', '0 0', '0 0'])
  })

  test('stays where it is when the PSP does not answer', async () => {
    const system = clock()
    await psp.stop()
    await expect(system.advance(hour)).rejects.toThrow('The PSP simulator does not answer')
    expect((await clocks()).slice(0, 2)).toEqual(['0 0', '0 0'])
    psp = await Follower.start()
  })
})
