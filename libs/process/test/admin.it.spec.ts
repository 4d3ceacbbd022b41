import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CancellationRequested, type Contract } from '@parpay/events'
import { MemoryBroker, memoryTransport, projection, silent, type Log } from '@parpay/messaging'
import type { TestDatabase } from '@parpay/stack'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { processVariables, readSettings, runService, service, type RunningService } from '../src/index.js'
import { freshDatabase } from './database.fixture.js'
import { until } from './until.js'

const token = 'a-token-of-a-test-0123456789abcdef'
const { topic } = CancellationRequested
const contract: Contract<never, typeof CancellationRequested> = {
  service: 'clerk',
  send: [],
  receive: [CancellationRequested],
}
const refused = new Set(['poison'])

let database: TestDatabase
let folder: string
let open: RunningService
let closed: RunningService
const broker = new MemoryBroker()
const logged: string[] = []
const log: Log = {
  ...silent,
  info: (fields, message) => logged.push(JSON.stringify(fields), message),
  error: (fields, message) => logged.push(JSON.stringify(fields), message),
}

async function clerk(environment: NodeJS.ProcessEnv): Promise<RunningService> {
  const read = readSettings(processVariables, {
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    KAFKA_BROKERS: '127.0.0.1:1',
    ...environment,
  })
  if (!read.ok) throw new Error(read.wrong.join())
  const files = projection(contract, 'files', contract.receive, (_tx, deliveries) => {
    const wrong = deliveries.find(({ message }) => refused.has(message.reason ?? ''))
    return wrong ? Promise.reject(new Error('this reason is not known')) : Promise.resolve()
  })
  const definition = service({
    name: 'clerk',
    contract,
    migrations: pathToFileURL(`${folder}/`),
    parts: () => ({ projections: [files] }),
  })
  const running = await runService(definition, read.settings, {}, log, memoryTransport(broker))
  await running.started
  return running
}

beforeAll(async () => {
  database = await freshDatabase('admin')
  folder = await mkdtemp(join(tmpdir(), 'clerk-'))
  open = await clerk({ PARPAY_ADMIN_TOKEN: token })
  closed = await clerk({})
})
afterAll(async () => {
  await Promise.all([open.stop(), closed.stop()])
  await database.drop()
  await rm(folder, { recursive: true })
})

function arrives(key: string, sequence: number, reason: string, headers: Record<string, string> = {}): void {
  broker.append({
    topic,
    key,
    value: CancellationRequested.encode(CancellationRequested.sample({ orderId: key, reason })),
    time: new Date('2026-01-01T00:00:00Z'),
    headers: {
      ce_id: `00000000-0000-8000-8000-${key.slice(-4)}${String(sequence).padStart(8, '0')}`,
      ce_type: CancellationRequested.name,
      ce_sequence: String(sequence).padStart(10, '0'),
      ...headers,
    },
  })
}

async function ask(method: string, path: string, body?: unknown, authorization = `Bearer ${token}`, at = open) {
  const response = await fetch(new URL(path, at.url), {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  return { status: response.status, type: response.headers.get('content-type')?.split(';')[0], body: answer }
}
async function untilParked(count: number): Promise<unknown> {
  let list: unknown
  await until(
    async () => {
      list = (await ask('GET', '/admin/parked')).body
      return typeof list === 'object' && list !== null && 'messages' in list && list.messages === count
    },
    () => JSON.stringify(list),
  )
  return list
}

describe('the token', () => {
  test.each(['', 'Bearer', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, token, `Basic ${token}`])(
    'is asked for: not "%s"',
    async (authorization) => {
      for (const [method, path] of [
        ['GET', '/admin/parked'],
        ['POST', '/admin/redrive'],
        ['POST', '/admin/discard'],
      ] as const) {
        const { status, type, body } = await ask(method, path, method === 'POST' ? {} : undefined, authorization)
        expect([status, type]).toEqual([401, 'application/problem+json'])
        expect(body).toMatchObject({ status: 401, code: 'unauthorized' })
      }
    },
  )

  test('is not written into the log', () => {
    expect(logged.filter((line) => line.includes('/admin/parked')).length).toBeGreaterThan(0)
    expect(logged.join()).not.toContain(token)
  })

  test('must be long, and is not repeated when it is not', () => {
    const short = readSettings({ PARPAY_ADMIN_TOKEN: processVariables.PARPAY_ADMIN_TOKEN }, { PARPAY_ADMIN_TOKEN: 'x' })
    expect(short).toMatchObject({ ok: false, wrong: [expect.stringContaining('must be 32 to 200 visible')] })
  })

  test('is what opens /admin: without one there is none', async () => {
    expect((await ask('GET', '/admin/parked', undefined, undefined, closed)).status).toBe(404)
    expect((await ask('POST', '/admin/discard', {}, undefined, closed)).status).toBe(404)
  })
})

describe('parked messages', () => {
  test('are listed, tried again and given up', async () => {
    arrives('ord_0001', 1, 'poison')
    arrives('ord_0001', 2, 'fine')
    arrives('ord_0002', 1, 'fine')
    await untilParked(2)
    expect((await ask('GET', '/admin/parked')).body).toMatchObject({
      service: 'clerk',
      paused: null,
      messages: 2,
      keys: [
        {
          topic,
          key: 'ord_0001',
          reason: 'poison',
          detail: 'Error: this reason is not known',
          sequence: 1,
          missing: null,
          type: 'CancellationRequested',
          time: '2026-01-01T00:00:00.000Z',
          messages: 2,
        },
      ],
      unreadable: [],
    })
    const again = await ask('POST', '/admin/redrive', { key: 'ord_0001' })
    expect(again.body).toEqual({
      service: 'clerk',
      redriven: [
        {
          topic,
          key: 'ord_0001',
          released: 0,
          obstacle: { reason: 'poison', sequence: 1, detail: 'Error: this reason is not known' },
        },
      ],
    })
    const given = await ask('POST', '/admin/discard', { key: 'ord_0001', reason: 'cancelled by telephone' })
    expect(given.body).toEqual({
      ...{ service: 'clerk', topic, key: 'ord_0001', discarded: 'sequence 1', released: 1, obstacle: null },
    })
    await untilParked(0)
  })

  test('that cannot be read are given up by their place', async () => {
    arrives('ord_0003', 1, 'fine', { ce_sequence: 'one' })
    const list = await untilParked(1)
    expect(list).toMatchObject({ keys: [], unreadable: [{ topic, key: 'ord_0003' }] })
    const { body } = await ask('POST', '/admin/redrive', { key: 'ord_0003' })
    expect(body).toMatchObject({ redriven: [{ released: 0, obstacle: { reason: 'unreadable' } }] })
    const byKey = await ask('POST', '/admin/discard', { key: 'ord_0003', reason: 'a test' })
    expect([byKey.status, byKey.body]).toMatchObject([409, { code: 'ambiguous' }])
    const place = /\(\S+\/(\d+)\/(\d+)\)/.exec(JSON.stringify(byKey.body))
    const record = { topic, partition: Number(place?.[1]), offset: place?.[2] }
    expect((await ask('POST', '/admin/discard', { record, reason: 'a test' })).status).toBe(200)
    await untilParked(0)
  })

  test('that are not there: 404', async () => {
    for (const [path, body] of [
      ['/admin/redrive', { key: 'ord_9999' }],
      ['/admin/redrive', { all: true }],
      ['/admin/discard', { key: 'ord_9999', reason: 'x' }],
    ] as const)
      expect(await ask('POST', path, body)).toMatchObject({ status: 404, body: { code: 'not-parked' } })
  })

  test.each<[string, unknown, number]>([
    ['redrive', 'no JSON', 400],
    ['redrive', {}, 422],
    ['redrive', { key: '' }, 422],
    ['redrive', { key: 'a', all: true }, 422],
    ['redrive', { all: false }, 422],
    ['discard', { key: 'a' }, 422],
    ['discard', { key: 'a', reason: ' ' }, 422],
    ['discard', { key: 'a', reason: 'paid by 4111 1111 1111 1111' }, 422],
    ['discard', { key: 'a', reason: 'x', more: 1 }, 422],
    ['discard', { record: { topic, partition: -1, offset: '0' }, reason: 'x' }, 422],
  ])('%s %j is refused', async (what, body, status) => {
    const answer = await ask('POST', `/admin/${what}`, body)
    expect(answer).toMatchObject({ status, type: 'application/problem+json', body: { code: 'invalid-request' } })
    expect(JSON.stringify(answer.body)).not.toContain('4111')
  })
})
