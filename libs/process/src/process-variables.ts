import { failpointForm, parseFailpoints } from '@parpay/messaging'
import { z } from 'zod'
import { kafkaVariables } from './kafka-variables.js'
import { tracingVariables } from './tracing-variables.js'
import { variable } from './variable.js'

const postgres = (is: string) =>
  variable(z.url({ protocol: /^postgres(ql)?$/ }), {
    is,
    must: 'a PostgreSQL address such as postgres://user:password@host:5432/database',
  })

/** What every service reads, beside its own. */
export const processVariables = {
  DATABASE_URL: postgres('its database, as the role it runs as'),
  DATABASE_OWNER_URL: postgres(
    'the same database, as the role that owns it: used for migrations at start, then closed',
  ),
  ...kafkaVariables,
  PORT: variable(z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(65_535)).default(0), {
    is: 'port of its HTTP server; default 0, a free one, which the log line "listening" names',
    must: 'a port number from 0 to 65535',
  }),
  HOST: variable(z.string().default('127.0.0.1'), {
    is: 'address its HTTP server listens on; default 127.0.0.1, this machine only',
    must: 'an address of this machine',
  }),
  LOG_LEVEL: variable(z.enum(['debug', 'info', 'warn', 'error']).default('info'), {
    is: 'the least important log lines to write: debug, info (default), warn or error',
    must: 'debug, info, warn or error',
  }),
  PARPAY_SUPERVISED: variable(
    z
      .enum(['0', '1'])
      .default('0')
      .transform((text) => text === '1'),
    { is: '1: stop when stdin closes, that is when the process that started it is gone; default 0', must: '0 or 1' },
  ),
  PARPAY_ADMIN_TOKEN: variable(
    z
      .string()
      .regex(/^[\x21-\x7e]{32,200}$/)
      .optional(),
    {
      is: 'the bearer token that opens /admin: parked messages, redrive, discard; default none, and no /admin',
      must: '32 to 200 visible ASCII characters without spaces',
    },
  ),
  PARPAY_FAILPOINTS: variable(
    z
      .string()
      .transform((text, context) => {
        try {
          return parseFailpoints(text)
        } catch (error) {
          context.addIssue(error instanceof Error ? error.message : String(error))
          return z.NEVER
        }
      })
      .optional(),
    {
      is: 'for tests: lines at which the process kills itself, such as relay.acknowledged=kill#3; default none',
      must: failpointForm,
    },
  ),
  ...tracingVariables,
  NODE_ENV: variable(z.string().optional(), {
    is: 'production: PARPAY_FAILPOINTS is refused; default none',
    must: 'any text',
  }),
}
