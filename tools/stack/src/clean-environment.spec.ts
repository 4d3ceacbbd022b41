import { expect, test } from '@jest/globals'
import { cleanEnvironment } from './clean-environment.js'

test('what npm, Jest and a debugger left is not passed on; everything else is', () => {
  const kept = { PATH: '/bin', JAVA_HOME: '/opt/java', LOG_LEVEL: 'debug', KAFKA_TOPIC_PREFIX: 'a-' }
  const left = { npm_command: 'run', NODE_ENV: 'test', NODE_OPTIONS: '--inspect', JEST_WORKER_ID: '1', EDGE_PORT: '1' }
  expect(cleanEnvironment({ ...kept, ...left })).toEqual(kept)
})

test('production is passed on: a service then refuses failpoints', () => {
  const production = { NODE_ENV: 'production', PARPAY_FAILPOINTS: 'relay.acknowledged=kill#3' }
  expect(cleanEnvironment(production)).toEqual(production)
})
