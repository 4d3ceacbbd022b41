import { expect, test } from '@jest/globals'
import { readiness, type Servers, type Stage } from './readiness.js'

const running: Stage = { stage: 'running' }
const up: Servers = { broker: 'up', database: 'up', reasons: [] }
const noKafka: Servers = { ...up, broker: 'down' }
const noDatabase: Servers = { ...up, database: 'down' }
const stuck: Servers = { ...up, reasons: ['outbox row 7 cannot be sent'] }

test.each<[string, Stage, Servers, 'required' | 'optional', ReturnType<typeof readiness>]>([
  ['all there', running, up, 'required', { status: 'ready', reasons: [] }],
  ['Kafka away', running, noKafka, 'required', { status: 'unready', reasons: ['Kafka is away'] }],
  ['Kafka away, not needed', running, noKafka, 'optional', { status: 'degraded', reasons: ['Kafka is away'] }],
  ['database away', running, noDatabase, 'optional', { status: 'unready', reasons: ['the database is away'] }],
  ['stuck', running, stuck, 'required', { status: 'unready', reasons: ['outbox row 7 cannot be sent'] }],
  ['stopping', { stage: 'stopping' }, up, 'optional', { status: 'unready', reasons: ['it is stopping'] }],
  ['starting', { stage: 'starting', reason: 'x' }, up, 'optional', { status: 'unready', reasons: ['x'] }],
])('%s', (_, stage, servers, broker, expected) => {
  expect(readiness(stage, () => servers, broker)).toEqual(expected)
})

test('the runtime is not asked before it runs', () => {
  const servers = () => {
    throw new Error('not started')
  }
  expect(readiness({ stage: 'starting', reason: 'x' }, servers, 'required').status).toBe('unready')
})
