import { random } from '../random.js'

export const services = ['edge', 'checkout', 'payments', 'accounts'] as const
export type Service = (typeof services)[number]

/** Lines where a process may die, by their names in libs/messaging, and the kill that comes from outside at any moment. */
export const lines = [
  'batch.committed',
  'outbox.committed',
  'relay.acknowledged',
  'worker.called',
  'edge.committed',
  'kill -9',
] as const
export type Line = (typeof lines)[number]

/** A death of one process. */
export interface Fault {
  readonly service: Service
  readonly line: Line
  /** At which pass of the line, counted from when it is armed. */
  readonly pass: number
  /** Which instance is asked first, of however many there are: a number from 0 to 1. */
  readonly victim: number
  /** Milliseconds after the service has recovered from the fault before. */
  readonly pause: number
}

const passedBy = (line: Line, service: Service): boolean =>
  line === 'worker.called' ? service === 'payments' : line === 'edge.committed' ? service === 'edge' : true

/** What a run may be narrowed to. */
export interface Wanted {
  readonly service?: Service | undefined
  readonly line?: Line | undefined
}

/**
 * Every service's deaths, one after another: each line that the service passes once, in an order of the seed. Different
 * services die independently of each other.
 */
export function faultPlan(seed: number, wanted: Wanted = {}): Fault[] {
  const next = random(seed)
  const all = services.flatMap((service) =>
    lines.filter((line) => passedBy(line, service)).map((line) => ({ service, line })),
  )
  const drawn = all.map(({ service, line }) => {
    const pass = 1 + Math.floor(next() * 4)
    return { fault: { service, line, pass, victim: next(), pause: Math.floor(next() * 500) }, order: next() }
  })
  return drawn
    .sort((a, b) => a.order - b.order)
    .map(({ fault }) => fault)
    .filter(({ service, line }) => service === (wanted.service ?? service) && line === (wanted.line ?? line))
}

/** A plan as its runner prints it: one line a service. */
export const planText = (plan: readonly Fault[]): string =>
  [...Map.groupBy(plan, ({ service }) => service)]
    .map(
      ([service, faults]) =>
        `  ${service.padEnd(9)} ${faults.map(({ line, pass }) => (line === 'kill -9' ? line : `${line}#${pass}`)).join(', ')}`,
    )
    .join('\n')
