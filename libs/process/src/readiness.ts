/** What `GET /health/ready` says: 200 for `ready` and `degraded`, 503 for `unready`. */
export interface Readiness {
  /** `degraded`: does its work, but something it can do without for now is missing. */
  readonly status: 'ready' | 'degraded' | 'unready'
  /** What is missing, one sentence each; empty when ready. */
  readonly reasons: readonly string[]
}

/** Where a service stands between its start and its end. */
export type Stage =
  | { readonly stage: 'starting'; readonly reason: string }
  | { readonly stage: 'running' }
  | { readonly stage: 'stopping' }

/** What the messaging runtime says of its servers. */
export interface Servers {
  readonly broker: 'up' | 'down'
  readonly database: 'up' | 'down'
  readonly reasons: readonly string[]
}

/**
 * Whether a service can do its work now. `broker` is `optional` for a service that goes on accepting work without one.
 */
export function readiness(stage: Stage, servers: () => Servers, broker: 'required' | 'optional'): Readiness {
  if (stage.stage === 'starting') return { status: 'unready', reasons: [stage.reason] }
  if (stage.stage === 'stopping') return { status: 'unready', reasons: ['it is stopping'] }
  const { database, broker: kafka, reasons } = servers()
  const missing = [
    ...(database === 'down' && reasons.length === 0 ? ['the database is away'] : []),
    ...(kafka === 'down' && reasons.length === 0 ? ['Kafka is away'] : []),
    ...reasons,
  ]
  if (missing.length === 0) return { status: 'ready', reasons: [] }
  return { status: database === 'up' && broker === 'optional' ? 'degraded' : 'unready', reasons: missing }
}
