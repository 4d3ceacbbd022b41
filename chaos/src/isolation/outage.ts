/** What can be taken away: a service, Kafka, the provider, or one service's database. */
export const outageNames = ['checkout', 'payments', 'accounts', 'edge', 'psp-simulator', 'kafka', 'database'] as const
export type OutageName = (typeof outageNames)[number]

/** The services whose backlog is watched. */
export const services = ['edge', 'checkout', 'payments', 'accounts'] as const
export type ServiceName = (typeof services)[number]

/** What an outage is expected to do, in words and as what is checked. */
export interface Outage {
  readonly name: OutageName
  /** As a sentence begins: "checkout's database". */
  readonly title: string
  readonly goesOn: string
  readonly waits: string
  /** Whether the edge accepts orders meanwhile. */
  readonly accepts: boolean
  /** Whether orders come to their end meanwhile. */
  readonly completes: boolean
}

/** @param database the service whose database is refused */
export const outage = (name: OutageName, database: ServiceName): Outage =>
  name === 'database'
    ? { name, ...effects[database === 'edge' ? 'edge' : database], title: `${database}’s database` }
    : { name, ...effects[name], title: titles[name] }

const titles: Readonly<Record<Exclude<OutageName, 'database'>, string>> = {
  edge: 'the edge',
  checkout: 'checkout',
  payments: 'payments',
  accounts: 'accounts',
  'psp-simulator': 'the payment provider',
  kafka: 'Kafka',
}

type Effects = Pick<Outage, 'goesOn' | 'waits' | 'accepts' | 'completes'>
const effects: Readonly<Record<Exclude<OutageName, 'database'>, Effects>> = {
  checkout: {
    goesOn: 'orders are accepted; payments and the ledger finish what they have',
    waits: 'accepted orders, as messages to checkout',
    accepts: true,
    completes: false,
  },
  payments: {
    goesOn: 'orders are accepted and placed; the ledger finishes what it has',
    waits: 'placed orders, as messages to payments',
    accepts: true,
    completes: false,
  },
  accounts: {
    goesOn: 'orders are accepted, paid and completed',
    waits: 'postings, as messages to accounts',
    accepts: true,
    completes: true,
  },
  edge: {
    goesOn: 'what was accepted is placed, paid, posted and completed',
    waits: 'merchants: nobody accepts',
    accepts: false,
    completes: true,
  },
  'psp-simulator': {
    goesOn: 'orders are accepted and placed',
    waits: 'calls to the provider, made again until it answers',
    accepts: true,
    completes: false,
  },
  kafka: {
    goesOn: 'orders are accepted into the edge’s database',
    waits: 'messages, in the outbox of whoever wrote them',
    accepts: true,
    completes: false,
  },
}
