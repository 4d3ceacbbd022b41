import 'reflect-metadata'
import { afterEach, expect, test } from '@jest/globals'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { Test } from '@nestjs/testing'
import { Health, HealthController } from './health.controller.js'
import type { Readiness } from './readiness.js'

let app: NestFastifyApplication

const get = async (url: string, readiness: Readiness) => {
  const built = await Test.createTestingModule({
    controllers: [HealthController],
    providers: [{ provide: Health, useValue: { readiness: () => Promise.resolve(readiness) } }],
  }).compile()
  app = await built.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false }).init()
  const { statusCode, body } = await app.inject(url)
  return { status: statusCode, body: JSON.parse(body) as unknown }
}

afterEach(() => app.close())

test.each<[number, Readiness]>([
  [200, { status: 'ready', reasons: [] }],
  [200, { status: 'degraded', reasons: ['Kafka is away'] }],
  [503, { status: 'unready', reasons: ['the database is away'] }],
])('readiness answers %i with %j', async (status, readiness) => {
  expect(await get('/health/ready', readiness)).toEqual({ status, body: readiness })
})

test('it is alive whatever is missing', async () => {
  const answer = await get('/health/live', { status: 'unready', reasons: ['the database is away'] })
  expect(answer).toEqual({ status: 200, body: { status: 'live' } })
})
