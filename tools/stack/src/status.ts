import { z } from 'zod'

/** One process of the system. */
export const processStatus = z.object({
  name: z.string(),
  /** null while it does not run. */
  pid: z.number().nullable(),
  /** null until it listens. */
  port: z.number().nullable(),
  ready: z.boolean(),
  /** How often it ended by itself (or was killed) and was started again. */
  restarts: z.number(),
  /** Stopped on purpose: stays so until it is started. */
  stopped: z.boolean(),
})
export type ProcessStatus = z.infer<typeof processStatus>

/** What `parpay status --json` prints. */
export const systemStatus = z.object({
  /** Everything runs, answers, and the demo account is open. */
  ready: z.boolean(),
  edge: z.string(),
  psp: z.string(),
  /** `host:port` each. */
  brokers: z.array(z.string()),
  /** The superuser's address, with its password. */
  postgres: z.string(),
  /** The demo merchant's. */
  apiKey: z.string(),
  /** The demo account and its card; null until they are open. */
  account: z.string().nullable(),
  paymentMethod: z.string().nullable(),
  /** The PSP simulator and the services. */
  services: z.array(processStatus),
  /** Kafka and PostgreSQL, as far as they are embedded. */
  servers: z.array(processStatus),
  /** The supervisor's own pid. */
  pid: z.number(),
  logs: z.string(),
})
export type SystemStatus = z.infer<typeof systemStatus>
