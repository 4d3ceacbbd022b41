import { z } from 'zod'
import { variable } from './variable.js'

const broker = z.string().regex(/^[^\s:]+:\d{1,5}$/)

/** How Kafka is reached, by the services and by what prepares it for them. */
export const kafkaVariables = {
  KAFKA_BROKERS: variable(
    z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(broker)),
    { is: 'Kafka brokers, separated by commas', must: 'one or more host:port, separated by commas' },
  ),
  KAFKA_TOPIC_PREFIX: variable(
    z
      .string()
      .regex(/^[A-Za-z0-9._-]*$/)
      .max(100)
      .default(''),
    {
      is: 'put before every topic and group name, so that systems can share a cluster; default none',
      must: 'at most 100 letters, digits, dots, underscores and dashes',
    },
  ),
  KAFKA_SASL_USERNAME: variable(z.string().max(200).optional(), {
    is: 'who the service is at the broker; default none: it does not log in',
    must: 'at most 200 characters, and KAFKA_SASL_PASSWORD beside it',
  }),
  KAFKA_SASL_PASSWORD: variable(z.string().max(500).optional(), {
    is: 'the password of KAFKA_SASL_USERNAME',
    must: 'at most 500 characters, and KAFKA_SASL_USERNAME beside it',
  }),
  KAFKA_SASL_MECHANISM: variable(z.enum(['scram-sha-512', 'scram-sha-256', 'plain']).default('scram-sha-512'), {
    is: 'how it logs in: scram-sha-512 (default), scram-sha-256 or plain, which is for TLS',
    must: 'scram-sha-512, scram-sha-256 or plain',
  }),
  KAFKA_TLS: variable(
    z
      .enum(['0', '1'])
      .default('0')
      .transform((text) => text === '1'),
    { is: '1: the broker is spoken to over TLS; default 0, or 1 where KAFKA_TLS_CA is set', must: '0 or 1' },
  ),
  KAFKA_TLS_CA: variable(
    z
      .string()
      .regex(/-----BEGIN CERTIFICATE-----/)
      .optional(),
    {
      is: 'certificates (PEM) that vouch for the brokers; default those Node comes with',
      must: 'the text of one or more certificates in PEM: KAFKA_TLS_CA_FILE names a file with them',
    },
  ),
}
