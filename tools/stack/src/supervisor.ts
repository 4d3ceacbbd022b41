import { existsSync } from 'node:fs'
import { cleanEnvironment } from './clean-environment.js'
import { controlFile } from './control.file.js'
import { type DatabaseAddress, provisionDatabase } from './database.store.js'
import { diskIsFull, freshLog } from './data-folder.store.js'
import { openDemo } from './demo.client.js'
import { apiKeyEntry, type Demo, demoOf, keepDemo } from './demo.store.js'
import { type Begin, beginKafka, beginPostgres, type Setting } from './embedded.servers.js'
import { portsFor } from './ports.store.js'
import { postgresUrl } from './postgres.server.js'
import { Problem } from './problem.js'
import type { Runnable } from './runnable.js'
import { PREDECESSOR_DIES_WITHIN_MS } from './runnable.start.js'
import { type Secrets, secretsOf } from './secrets.store.js'
import { databaseNameOf, nameRefused } from './service-name.js'
import { type Service, serviceProcess } from './service.process.js'
import type { ServiceSpec } from './services.js'
import type { ProcessStatus, SystemStatus } from './status.js'
import { SupervisedProcess } from './supervised.process.js'
import { SystemClock } from './system-clock.client.js'
import { createTopics, takesAhead, type TopicSpec } from './topics.client.js'

export interface Plan extends Omit<Setting, 'ports'> {
  /** Those it starts with; `run` adds others. */
  readonly services: readonly ServiceSpec[]
  readonly topics: readonly TopicSpec[]
  /** Open the demo account. */
  readonly demo: boolean
}

const SERVICE_ATTEMPTS = 3
const SERVERS = ['kafka', 'postgres']

/** Starts the servers and services of a plan in order, keeps them running, and stops them in the opposite order. */
export class Supervisor {
  private readonly processes = new Map<string, SupervisedProcess>()
  private stopping = false
  private databases: readonly DatabaseAddress[] = []
  private services: readonly ServiceSpec[]
  /** Names of services that are being started by `run`. */
  private readonly coming = new Set<string>()
  /** The system's test clock. */
  readonly clock: SystemClock

  private constructor(
    private readonly plan: Plan & Setting & { readonly failed: AbortController },
    private readonly secrets: Secrets,
    private demo: Demo,
  ) {
    const { services, topics, environment } = plan
    this.services = services
    const prefix = environment['KAFKA_TOPIC_PREFIX'] ?? ''
    this.clock = new SystemClock({
      environment,
      ownerUrls: () => this.databases.map(({ ownerUrl }) => ownerUrl),
      psp: services.some(({ port }) => port === 'PSP_PORT') ? this.psp : null,
      ports: async () => (await this.runningServices()).map(({ port }) => port),
      takesAhead: () =>
        takesAhead(
          this.brokers,
          topics.map(({ name }) => prefix + name),
        ),
    })
  }

  /** Decides everything that is decided before the first process: ports, passwords, the demo merchant's key. */
  static async prepare(plan: Plan): Promise<Supervisor> {
    const predecessorWasKilled = existsSync(controlFile(plan.folder))
    const patience = predecessorWasKilled ? PREDECESSOR_DIES_WITHIN_MS : 0
    const ports = await portsFor(plan.folder, plan.environment, patience)
    const secrets = secretsOf(
      plan.folder,
      plan.services.flatMap(({ database }) => database ?? []),
    )
    const failed = new AbortController()
    const signal = AbortSignal.any([plan.signal, failed.signal])
    return new Supervisor({ ...plan, signal, ports, failed }, secrets, demoOf(plan.folder))
  }

  /** @throws Problem; what was started until then is for `stop` */
  async start(): Promise<void> {
    const { plan } = this
    const [, databases] = await this.together([this.readyKafka(), this.readyPostgres()])
    await this.together(plan.services.map((spec) => this.beginService(spec, databases.get(spec.database ?? ''))))
    this.databases = [...databases.values()]
    await this.clock.align()
    if (!plan.demo) return
    const began = performance.now()
    this.demo = await openDemo(this.edge, this.demo, plan.signal)
    keepDemo(plan.folder, this.demo)
    plan.progress({ kind: 'ready', name: 'demo account', ms: performance.now() - began })
  }

  /** Services, then Kafka, then PostgreSQL: 4.5, 3 and 2 s at most. */
  async stop(): Promise<void> {
    this.stopping = true
    this.plan.failed.abort() // what is being started by `run` must not outlive this
    const all = [...this.processes.values()]
    await Promise.all(all.filter(({ name }) => !SERVERS.includes(name)).map((process) => process.stop()))
    for (const name of SERVERS) await this.processes.get(name)?.stop()
  }

  /** @throws Problem `unknown-service` */
  async act(name: string, action: 'start' | 'stop' | 'kill'): Promise<ProcessStatus> {
    const process = this.processes.get(name)
    if (!process) {
      const names = [...this.processes.keys()].join(', ')
      throw new Problem('unknown-service', `There is no ${name} to ${action}: the names are ${names}.`)
    }
    if (this.stopping) throw new Problem('stopped', 'The system is stopping.')
    await process[action]()
    return process.status()
  }

  /**
   * Starts a service that the plan does not know of, with a database of its own, and keeps it running until the system
   * stops. Returns when it is ready.
   *
   * @param entry absolute path of what Node runs: JavaScript, or TypeScript that has only types to be left out
   * @throws Problem `name-refused`; `server-failed` with its last words, and then it is none of the system's
   */
  async run(name: string, entry: string): Promise<ProcessStatus> {
    const processes = [...this.processes.keys(), ...this.coming, ...SERVERS]
    const refused = nameRefused(name, { processes, superuser: decodeURIComponent(new URL(this.postgres).username) })
    if (refused !== undefined) throw new Problem('name-refused', refused)
    if (this.stopping) throw new Problem('stopped', 'The system is stopping.')
    this.coming.add(name)
    try {
      const spec = { name, entry, database: databaseNameOf(name) }
      const address = await this.databaseOf(spec.database, secretsOf(this.plan.folder, [spec.database]))
      await this.beginService(spec, address, 1)
      this.databases = [...this.databases, address]
      await this.clock.align()
      this.services = [...this.services, spec]
    } catch (error) {
      await this.processes.get(name)?.stop()
      this.processes.delete(name)
      throw error
    } finally {
      this.coming.delete(name)
    }
    return this.act(name, 'start')
  }

  async status(): Promise<SystemStatus> {
    const { plan, demo } = this
    const all = await Promise.all([...this.processes.values()].map((process) => process.status()))
    const named = new Map(all.map((status) => [status.name, status]))
    const services = this.services.map(({ name }) => named.get(name) ?? notYet(name))
    const servers = this.embedded.map((name) => named.get(name) ?? notYet(name))
    const opened = !plan.demo || demo.paymentMethod !== null
    return {
      ready: opened && !this.stopping && [...services, ...servers].every(({ ready }) => ready),
      edge: this.edge,
      psp: this.psp,
      brokers: this.brokers,
      postgres: this.postgres,
      apiKey: demo.apiKey,
      account: demo.account,
      paymentMethod: demo.paymentMethod,
      services,
      servers,
      pid: process.pid,
      logs: `${plan.folder}/logs`,
    }
  }

  /** The services with a database that are meant to run. */
  private async runningServices(): Promise<ProcessStatus[]> {
    const own = new Set(this.services.filter(({ database }) => database !== undefined).map(({ name }) => name))
    const { services } = await this.status()
    return services.filter(({ name, stopped }) => own.has(name) && !stopped)
  }

  private get edge(): string {
    return `http://127.0.0.1:${this.plan.ports.edge}`
  }

  private get psp(): string {
    return `http://127.0.0.1:${this.plan.ports.psp}`
  }

  private get brokers(): string[] {
    return this.plan.environment['KAFKA_BROKERS']?.split(',') ?? [`127.0.0.1:${this.plan.ports.kafka}`]
  }

  private get postgres(): string {
    const { environment, ports } = this.plan
    return environment['POSTGRES_URL'] ?? postgresUrl({ port: ports.postgres, password: this.secrets.postgres })
  }

  private get embedded(): string[] {
    const { KAFKA_BROKERS, POSTGRES_URL } = this.plan.environment
    return SERVERS.filter((name) => (name === 'kafka' ? !KAFKA_BROKERS : !POSTGRES_URL))
  }

  private async readyKafka(): Promise<void> {
    const { plan } = this
    if (this.embedded.includes('kafka')) await beginKafka(plan, this.begin)
    await createTopics(this.brokers, plan.topics, plan.environment['KAFKA_TOPIC_PREFIX'])
  }

  /** @returns the databases by name */
  private async readyPostgres(): Promise<Map<string, DatabaseAddress>> {
    if (this.embedded.includes('postgres')) await beginPostgres(this.plan, this.secrets.postgres, this.begin)
    const databases = new Map<string, DatabaseAddress>()
    for (const name of new Set(this.services.flatMap(({ database }) => database ?? [])))
      databases.set(name, await this.databaseOf(name, this.secrets))
    return databases
  }

  private async databaseOf(name: string, { databases }: Secrets): Promise<DatabaseAddress> {
    const passwords = databases[name]
    if (!passwords) throw new Error(`no passwords were drawn for the database ${name}`)
    return provisionDatabase(this.postgres, name, passwords)
  }

  private async beginService(
    spec: ServiceSpec,
    database: DatabaseAddress | undefined,
    attempts = SERVICE_ATTEMPTS,
  ): Promise<void> {
    const service = serviceProcess({
      name: spec.name,
      entry: spec.entry,
      log: freshLog(this.plan.folder, spec.name),
      env: { ...cleanEnvironment(this.plan.environment), ...this.variables(spec, database) },
    })
    await this.supervise(service, () => portOf(service)).begin(this.plan.signal, attempts)
  }

  private variables(spec: ServiceSpec, database: DatabaseAddress | undefined): Record<string, string> {
    const { ports, folder, environment } = this.plan
    const fixed = { EDGE_PORT: ports.edge, PSP_PORT: ports.psp, PAYMENTS_PORT: ports.payments }
    const payments = `http://127.0.0.1:${ports.payments}`
    const apiKeys = [environment['PARPAY_API_KEYS'], apiKeyEntry(this.demo)].filter(Boolean).join(',')
    return {
      HOST: '127.0.0.1',
      PORT: String(spec.port ? fixed[spec.port] : 0),
      KAFKA_BROKERS: this.brokers.join(','),
      ...(database && {
        DATABASE_URL: database.url,
        DATABASE_OWNER_URL: database.ownerUrl,
        PARPAY_ADMIN_TOKEN: this.secrets.admin,
      }),
      ...spec.variables?.({ folder, psp: this.psp, payments, apiKeys }),
    }
  }

  private readonly begin: Begin = (server, port) => this.supervise(server, () => port).begin(this.plan.signal, 1)

  private supervise(runnable: Runnable, port: () => number | null): SupervisedProcess {
    const { name, log } = runnable
    const supervised = new SupervisedProcess(runnable, port, (event) => {
      const full = event.kind === 'crashed' && diskIsFull(this.plan.folder)
      const how = full ? { how: `${event.how}, the disk is full: free some space` } : {}
      this.plan.progress({ ...event, ...how, name, log })
    })
    this.processes.set(name, supervised)
    return supervised
  }

  /** All of it, or the first failure; then the rest is aborted, and waited for, so that nothing starts any more. */
  private async together<T extends readonly unknown[]>(work: { [I in keyof T]: Promise<T[I]> }): Promise<T> {
    try {
      return await Promise.all(work)
    } catch (error) {
      this.plan.failed.abort()
      await Promise.allSettled(work)
      throw error
    }
  }
}

const notYet = (name: string): ProcessStatus => ({
  ...{ name, pid: null, port: null },
  ...{ ready: false, restarts: 0, stopped: false },
})

const portOf = (service: Service) => {
  const url = service.url()
  return url === null ? null : Number(new URL(url).port)
}
