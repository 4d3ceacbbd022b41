import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Contract } from '@parpay/events'
import { MemoryBroker, memoryTransport, silent } from '@parpay/messaging'
import type { TestDatabase } from '@parpay/stack'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { processVariables, readSettings, runService, service, type RunningService } from '../src/index.js'
import { freshDatabase } from './database.fixture.js'

const contract: Contract = { service: 'hatter', send: [], receive: [] }
let database: TestDatabase
let running: RunningService
let folder: string
beforeAll(async () => {
  database = await freshDatabase('broken_requests')
  const settings = readSettings(processVariables, {
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    KAFKA_BROKERS: 'nowhere:9092',
  })
  if (!settings.ok) throw new Error(settings.wrong.join())
  folder = await mkdtemp(join(tmpdir(), 'hatter-'))
  const migrations = pathToFileURL(`${folder}/`)
  const hatter = service({ name: 'hatter', contract, migrations, parts: () => ({}) })
  running = await runService(hatter, settings.settings, {}, silent, memoryTransport(new MemoryBroker()))
  await running.started
})
afterAll(async () => {
  await running.stop()
  await database.drop()
  await rm(folder, { recursive: true })
})

/** What is answered to these bytes, once the other side has closed the connection; and after how long. */
async function answerTo(bytes: string): Promise<{ answer: string; seconds: number }> {
  const { port, hostname } = new URL(running.url)
  const started = performance.now()
  const socket = connect(Number(port), hostname)
  socket.write(bytes)
  const answer = await text(socket)
  return { answer, seconds: (performance.now() - started) / 1000 }
}

test.each([
  ['headers of more than 16 KiB', `GET /health/live HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(16_400)}\r\n\r\n`, 431],
  ['what is no HTTP', 'hello\r\n\r\n', 400],
  ['two different lengths', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
])('%s: a problem document, and the connection closes', async (_, bytes, status) => {
  const { answer } = await answerTo(bytes)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).toContain('Content-Type: application/problem+json')
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status })
})

test('who does not end the headers, or the body, is not waited for', async () => {
  const [headers, body] = await Promise.all([
    answerTo('GET /health/live HTTP/1.1\r\nHost: a\r\n'),
    answerTo('POST /health/live HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{'),
  ])
  for (const { answer } of [headers, body]) expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(headers.seconds).toBeLessThan(9)
  expect(body.seconds).toBeLessThan(14)
}, 30_000)
