import { describe, expect, test } from '@jest/globals'
import { halfALogin, kafkaSecurity } from './kafka-security.js'
import { kafkaVariables } from './kafka-variables.js'
import { readSettings } from './settings.js'

const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'
const settings = (environment: Record<string, string>) => {
  const reading = readSettings(kafkaVariables, { KAFKA_BROKERS: 'kafka:9092', ...environment })
  if (!reading.ok) throw new Error(reading.wrong.join())
  return reading.settings
}

describe('how Kafka is spoken to', () => {
  test.each([
    [{}, {}],
    [
      { KAFKA_SASL_USERNAME: 'edge', KAFKA_SASL_PASSWORD: 'secret' },
      { sasl: { mechanism: 'scram-sha-512', username: 'edge', password: 'secret' } },
    ],
    [{ KAFKA_TLS: '1' }, { tls: {} }],
    [{ KAFKA_TLS_CA: pem }, { tls: { ca: pem } }],
    [
      { KAFKA_SASL_USERNAME: 'key', KAFKA_SASL_PASSWORD: 'secret', KAFKA_SASL_MECHANISM: 'plain', KAFKA_TLS: '1' },
      { sasl: { mechanism: 'plain', username: 'key', password: 'secret' }, tls: {} },
    ],
  ])('with %j is %j', (environment, security) => {
    expect(kafkaSecurity(settings(environment))).toEqual(security)
  })

  test('half a login is said, and a whole one or none is not', () => {
    expect(halfALogin(settings({ KAFKA_SASL_USERNAME: 'edge' }))).toMatch(/^KAFKA_SASL_PASSWORD is not set although/)
    expect(halfALogin(settings({ KAFKA_SASL_PASSWORD: 'x' }))).toMatch(/^KAFKA_SASL_USERNAME is not set although/)
    expect(halfALogin(settings({}))).toBeUndefined()
    expect(halfALogin(settings({ KAFKA_SASL_USERNAME: 'edge', KAFKA_SASL_PASSWORD: 'x' }))).toBeUndefined()
  })
})
