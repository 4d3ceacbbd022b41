import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Controller, Get, Module } from '@nestjs/common'
import type { Contract } from '@parpay/events'
import { MemoryBroker, memoryTransport, projection, silent, WiringError, type Transport } from '@parpay/messaging'
import type { TestDatabase } from '@parpay/stack'
import { contracts } from '@parpay/events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  MigrationRefused,
  processVariables,
  readSettings,
  runService,
  service,
  type RunningService,
  type ServiceDefinition,
} from '../src/index.js'
import { freshDatabase, rows } from './database.fixture.js'
import { Gate } from './gate.js'

const contract: Contract = { service: 'hatter', send: [], receive: [] }

@Controller('hats')
class HatsController {
  @Get()
  hats(): { hats: string[] } {
    return { hats: [] }
  }
}
@Module({})
class HatsModule {}

let database: TestDatabase
let gate: Gate
let folder: string
let running: RunningService | undefined

beforeEach(async () => {
  database = await freshDatabase('service')
  gate = await Gate.to(database.url)
  folder = await mkdtemp(join(tmpdir(), 'hatter-'))
  await writeFile(join(folder, '0001-hats.sql'), 'create table hat (id text)')
})

afterEach(async () => {
  await running?.stop()
  running = undefined
  await gate.shut()
  await database.drop()
  await rm(folder, { recursive: true })
})

const run = async (
  changed: Partial<ServiceDefinition<Record<string, never>>> = {},
  transport = memoryTransport(new MemoryBroker()),
): Promise<RunningService> => {
  const hatter = service({
    name: 'hatter',
    contract,
    migrations: pathToFileURL(`${folder}/`),
    parts: () => ({}),
    http: () => ({ module: HatsModule, controllers: [HatsController] }),
    ...changed,
  })
  const settings = readSettings(processVariables, {
    DATABASE_URL: gate.through(database.url),
    DATABASE_OWNER_URL: gate.through(database.ownerUrl),
    KAFKA_BROKERS: '127.0.0.1:1', // nobody asks: the transport is in memory
  })
  if (!settings.ok) throw new Error(settings.wrong.join())
  running = await runService(hatter, settings.settings, {}, silent, transport)
  return running
}

const get = async (path: string): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(`${running?.url ?? ''}${path}`)
  return { status: response.status, body: await response.json() }
}

/** Asks until the answer has this status. */
const until = async (path: string, status: number): Promise<unknown> => {
  const answer = await get(path)
  return answer.status === status ? answer.body : until(path, status)
}

describe('a service', () => {
  test('listens before its database is there, says what is missing, and starts when it comes', async () => {
    const { started } = await run()
    expect(await get('/health/live')).toEqual({ status: 200, body: { status: 'live' } })
    expect(await get('/health/ready')).toMatchObject({ status: 503, body: { status: 'unready' } })
    expect(await get('/hats')).toMatchObject({ status: 503, body: { title: 'Temporarily unavailable' } })
    await gate.open()
    await started
    expect(await until('/health/ready', 200)).toEqual({ status: 'ready', reasons: [] })
    expect(await get('/hats')).toEqual({ status: 200, body: { hats: [] } })
  })

  test('is unready while its database is away, and ready again by itself', async () => {
    await gate.open()
    await (
      await run()
    ).started
    await until('/health/ready', 200)
    await gate.shut()
    expect(await until('/health/ready', 503)).toMatchObject({
      status: 'unready',
      reasons: [expect.stringContaining('the database is away')],
    })
    await gate.open()
    expect(await until('/health/ready', 200)).toEqual({ status: 'ready', reasons: [] })
  })

  test('tells what it has left to do, and goes by a clock that was moved', async () => {
    await run()
    expect(await get('/quiescence')).toMatchObject({ status: 503, body: { title: 'Temporarily unavailable' } })
    await gate.open()
    await running?.started
    const nothing = { outbox: 0, attempts: 0, timers: 0, parked: 0, next: null, positions: [] }
    const idle = { service: 'hatter', topics: [], ...nothing }
    expect(await get('/quiescence')).toMatchObject({ status: 200, body: { ...idle, epoch: 0, offset: 0 } })

    await rows(database.ownerUrl, `update clock set epoch = 1, "offset" = '31 minutes'`)
    expect(await get('/quiescence')).toMatchObject({ body: { ...idle, epoch: 1, offset: 31 * 60_000 } })

    await gate.shut()
    expect(await until('/quiescence', 503)).toMatchObject({ detail: expect.stringContaining('The database') })
  })

  test('may not move the clock itself, and nobody may move it back', async () => {
    await gate.open()
    await (
      await run()
    ).started
    const forward = `update clock set epoch = 1, "offset" = '31 minutes'`
    await expect(rows(database.url, forward)).rejects.toThrow('permission denied for table clock')
    await rows(database.ownerUrl, forward)
    const back = rows(database.ownerUrl, `update clock set "offset" = '30 minutes'`)
    await expect(back).rejects.toThrow('the clock only moves forward')
  })

  test('names the topics that are missing, and what to do', async () => {
    await gate.open()
    const without: Transport = {
      ...memoryTransport(),
      consumer: () => ({ connected: false, close: () => Promise.resolve() }),
      topics: () => ({
        missing: () => Promise.resolve(['checkout.order.v1', 'payments.payment.v1']),
        ends: () => Promise.resolve([]),
        close: () => Promise.resolve(),
      }),
    }
    await (
      await run({}, without)
    ).started
    expect(await until('/health/ready', 503)).toMatchObject({
      reasons: [
        expect.stringMatching(/missing, .*: checkout\.order\.v1, payments\.payment\.v1; create them as asyncapi/),
        expect.stringContaining('not in its consumer group yet'),
      ],
    })
  })

  test('is lost with its consumer where it needs the broker, and only there', async () => {
    await gate.open()
    const told: (((reason: string) => void) | 'none')[] = []
    const memory = memoryTransport(new MemoryBroker())
    const transport: Transport = {
      ...memory,
      consumer: (options) => {
        told.push(options.lost ?? 'none')
        return memory.consumer(options)
      },
    }
    const nothing = projection(contracts.accounts, 'nothing', contracts.accounts.receive, () => Promise.resolve())
    const reader = { contract: contracts.accounts, parts: () => ({ projections: [nothing] }) }
    await (
      await run({ ...reader, broker: 'optional' }, transport)
    ).started
    expect(told).toEqual(['none'])
    await running?.stop()
    const { lost } = await run(reader, transport)
    await running?.started
    const [, tell] = told
    if (typeof tell !== 'function') throw new Error('nobody would be told')
    tell('made anew 60 times')
    expect(await lost).toBe('made anew 60 times')
  })

  test('that never reached its database stops all the same', async () => {
    const service = await run()
    await service.stop()
    await service.started
    await expect(fetch(service.url)).rejects.toThrow('fetch failed')
  })

  test('refuses to go on with an edited migration', async () => {
    await gate.open()
    await (
      await run()
    ).started
    await running?.stop()
    await writeFile(join(folder, '0001-hats.sql'), 'create table hat (id uuid)')
    const { started } = await run()
    await expect(started).rejects.toThrow(MigrationRefused)
    expect(await get('/health/ready')).toMatchObject({
      status: 503,
      body: { reasons: [expect.stringContaining('hatter/0001-hats.sql')] },
    })
  })

  test('refuses to start with handlers that are not what its contract receives', async () => {
    await expect(run({ contract: contracts.accounts })).rejects.toThrow(WiringError)
  })
})
