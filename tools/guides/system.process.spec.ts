import { expect, test } from '@jest/globals'
import { delimiter } from 'node:path'
import { readersEnvironment } from './system.process.mjs'

test("a reader's terminal has nothing of npm's and nothing that leads to another system", () => {
  const environment = {
    HOME: '/home/ada',
    JAVA_HOME: '/java',
    PARPAY_CACHE: '/cache',
    PATH: ['/clone/node_modules/.bin', '/usr/bin'].join(delimiter),
    PARPAY_HOME: '/elsewhere',
    KAFKA_BROKERS: 'elsewhere:9092',
    npm_lifecycle_event: 'guides',
    NODE_OPTIONS: '--inspect',
  }
  expect(readersEnvironment(environment)).toEqual({
    HOME: '/home/ada',
    JAVA_HOME: '/java',
    PARPAY_CACHE: '/cache',
    PATH: '/usr/bin',
    npm_config_loglevel: 'error',
  })
})
