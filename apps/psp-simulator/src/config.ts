import { z } from 'zod'

const port = 'must be a port number from 0 to 65535; 0 takes a free one'

const address = 'must be an address such as http://127.0.0.1:4020/psp/notifications'

const Environment = z.object({
  PORT: z.coerce.number(port).int(port).min(0, port).max(65_535, port).default(0),
  HOST: z.string().min(1).default('127.0.0.1'),
  PSP_LOG: z.string('must be the path of the file to keep the log in, such as .parpay/psp.jsonl'),
  PSP_NOTIFY_URL: z
    .url({ protocol: /^https?$/, error: address })
    .nullable()
    .default(null),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
  PARPAY_SUPERVISED: z.enum(['0', '1'], 'must be 1 (stop when stdin closes) or 0').default('0'),
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly log: string
  /** Where settled operations are told; null: nowhere. */
  readonly notify: string | null
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly supervised: boolean
}

/** Reads the environment once; the README documents each variable. Answers one sentence per wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv): Config | { readonly wrong: string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const { data, error } = Environment.safeParse(given)
  if (error) return { wrong: error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) }
  const { PORT, HOST, PSP_LOG, PSP_NOTIFY_URL, LOG_LEVEL, PARPAY_SUPERVISED } = data
  const supervised = PARPAY_SUPERVISED === '1'
  return { port: PORT, host: HOST, log: PSP_LOG, notify: PSP_NOTIFY_URL, level: LOG_LEVEL, supervised }
}
