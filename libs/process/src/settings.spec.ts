import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { processVariables } from './process-variables.js'
import { describeVariables, readSettings } from './settings.js'
import { variable } from './variable.js'

const needed = {
  DATABASE_URL: 'postgres://checkout:secret@127.0.0.1:5432/checkout',
  DATABASE_OWNER_URL: 'postgresql://checkout_owner:secret@127.0.0.1:5432/checkout',
  KAFKA_BROKERS: 'one:9092, two:9093',
}

describe('settings', () => {
  test('have defaults for everything but database and brokers', () => {
    expect(readSettings(processVariables, { ...needed, PORT: '' })).toEqual({
      ok: true,
      settings: {
        ...needed,
        KAFKA_BROKERS: ['one:9092', 'two:9093'],
        KAFKA_TOPIC_PREFIX: '',
        KAFKA_SASL_MECHANISM: 'scram-sha-512',
        KAFKA_TLS: false,
        PORT: 0,
        HOST: '127.0.0.1',
        LOG_LEVEL: 'info',
        PARPAY_SUPERVISED: false,
        OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
        OTEL_TRACES_SAMPLER_ARG: 1,
      },
    })
  })

  test('that are missing are named, each with what it must be', () => {
    expect(readSettings(processVariables, {})).toEqual({
      ok: false,
      wrong: [
        'DATABASE_URL is not set: it must be a PostgreSQL address such as postgres://user:password@host:5432/database',
        'DATABASE_OWNER_URL is not set: it must be a PostgreSQL address such as postgres://user:password@host:5432/database',
        'KAFKA_BROKERS is not set: it must be one or more host:port, separated by commas',
      ],
    })
  })

  test.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db/x'],
    ['DATABASE_OWNER_URL', 'hunter2'],
    ['KAFKA_BROKERS', 'one:9092,hunter2'],
    ['KAFKA_TOPIC_PREFIX', 'hunter2/'],
    ['PORT', '65536'],
    ['PORT', '1e3'],
    ['PORT', '-1'],
    ['LOG_LEVEL', 'hunter2'],
    ['PARPAY_SUPERVISED', 'yes'],
    ['PARPAY_FAILPOINTS', 'hunter2=kill'],
  ])('%s=%s is refused in one sentence that does not repeat the value', (name, value) => {
    const reading = readSettings(processVariables, { ...needed, [name]: value })
    expect(reading).toMatchObject({ ok: false, wrong: [expect.stringMatching(`^${name} is wrong: it must be `)] })
    expect(JSON.stringify(reading)).not.toContain('hunter2')
  })

  test('of a service are read the same way', () => {
    const own = { FEE_FIXED: variable(z.coerce.bigint().default(30n), { is: 'fee', must: 'whole minor units' }) }
    expect(readSettings(own, {})).toEqual({ ok: true, settings: { FEE_FIXED: 30n } })
    expect(readSettings(own, { FEE_FIXED: '0.5' })).toEqual({
      ok: false,
      wrong: ['FEE_FIXED is wrong: it must be whole minor units'],
    })
  })

  test('every variable stands in the README with the words of its definition', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replaceAll(/ +/g, ' ')
    for (const [name, { is }] of Object.entries(processVariables)) expect(readme).toContain(`| \`${name}\` | ${is} |`)
  })

  test('are described one line each', () => {
    expect(describeVariables({ PORT: processVariables.PORT })).toEqual([
      'PORT                   port of its HTTP server; default 0, a free one, which the log line "listening" names',
    ])
  })
})
