import type { SystemStatus } from '@parpay/stack'
import { z } from 'zod'
import { exitCodes, Failure } from './failure.js'
import { byService, discarded, parkedList, redriven, type Discarded, type ParkedList, type Redriven } from './parked.js'
import { asking, connect, dataFolder } from './system.client.js'

const answersWithin = 20_000

const problem = z.object({ code: z.string().optional(), detail: z.string() })
const redrivenAnswer = z.object({ service: z.string(), redriven: z.array(redriven) })

/** A refusal of a service, in its own words. */
class Refused extends Failure {
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(
      code === 'not-now' ? exitCodes.unreachable : exitCodes.failed,
      `${detail[0]?.toUpperCase() ?? ''}${detail.slice(1)}.`.replace(/\.\.$/, '.'),
    )
  }
}

interface Instance {
  readonly name: string
  readonly url: string
}

/** Talks to the `/admin` of a running system's services. Every method throws `Failure`. */
export class AdminClient {
  private constructor(
    private readonly instances: readonly Instance[],
    private readonly token: string,
  ) {}

  /** @param service only this one; @throws Failure 3 when nothing runs there, or a service meant does not answer */
  static async open(folder: string | undefined, service: string | undefined): Promise<AdminClient> {
    const control = connect(dataFolder(folder))
    const status = await asking(() => control.status())
    return new AdminClient(instancesOf(status, service), control.adminToken())
  }

  /** What is parked at each service; with `key` only what has it. */
  async parked(key?: string): Promise<ParkedList[]> {
    const query = new URLSearchParams({ limit: '1000', ...(key !== undefined && { key }) })
    const ask = ({ name, url }: Instance) =>
      this.ask(name, new URL(`/admin/parked?${query.toString()}`, url), parkedList)
    return byService(await Promise.all(this.instances.map(ask)))
  }

  /** @throws Failure 1 when nothing is parked there */
  async redrive(meant: { key?: string | undefined; topic?: string | undefined }): Promise<Redriven[]> {
    const body = meant.key === undefined ? { all: true, topic: meant.topic } : meant
    const all: Redriven[] = []
    let nothing: Refused | undefined
    for (const { name, url } of this.oneOfEach()) {
      try {
        const { service, redriven } = await this.ask(name, new URL('/admin/redrive', url), redrivenAnswer, body)
        all.push(...redriven.map((one) => ({ service, ...one })))
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'not-parked') throw error
        nothing = error
      }
    }
    if (all.length === 0 && nothing) throw nothing
    return all
  }

  /** At the one service that has it parked. */
  async discard(what: object, key: string | undefined, reason: string): Promise<Discarded> {
    const at = key === undefined ? this.oneOfEach() : await this.whereParked(key)
    const [instance, another] = at
    if (!instance) throw new Failure(exitCodes.failed, `Nothing is parked of ${key ?? 'that place'}.`)
    if (another)
      throw new Failure(exitCodes.usage, `Say at which service: --service ${at.map(({ name }) => name).join(' or ')}.`)
    return this.ask(instance.name, new URL('/admin/discard', instance.url), discarded, { ...what, reason })
  }

  private async whereParked(key: string): Promise<Instance[]> {
    const having = (await this.parked(key)).filter(({ keys, unreadable }) => keys.length + unreadable.length > 0)
    const names = new Set(having.map(({ service }) => service))
    return this.oneOfEach().filter(({ name }) => names.has(serviceOf(name)))
  }

  private oneOfEach(): Instance[] {
    const services = this.instances.map(({ name }) => serviceOf(name))
    return this.instances.filter((_, n) => services.indexOf(services[n] ?? '') === n)
  }

  private async ask<Schema extends z.ZodType>(
    name: string,
    url: URL,
    schema: Schema,
    body?: object,
  ): Promise<z.output<Schema>> {
    const authorization = `Bearer ${this.token}`
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(answersWithin),
    }).catch((cause: unknown) => {
      throw new Failure(exitCodes.unreachable, `${name} does not answer: see npx parpay status.`, { cause })
    })
    const answer: unknown = await response.json()
    if (response.ok) return schema.parse(answer)
    const refusal = problem.safeParse(answer)
    if (!refusal.success)
      throw new Failure(
        exitCodes.unreachable,
        `${name} has no /admin (it answered ${String(response.status)}): start the system again, which gives it a token.`,
      )
    const { code = '', detail } = refusal.data
    throw response.status === 503 ? new Refused('not-now', `${name}: ${detail}`) : new Refused(code, detail)
  }
}

/** `edge-2` is the second instance of edge. */
const serviceOf = (name: string): string => name.replace(/-\d+$/, '')

/** @throws Failure 2 for a name nobody has, 3 when one that is meant does not run */
function instancesOf({ services }: SystemStatus, service: string | undefined): Instance[] {
  const ours = services.filter(({ name }) => name !== 'psp-simulator')
  const meant = ours.filter(({ name }) => service === undefined || name === service || serviceOf(name) === service)
  if (meant.length === 0)
    throw new Failure(
      exitCodes.usage,
      `There is no service ${service ?? ''}: the names are ${ours.map(({ name }) => name).join(', ')}.`,
    )
  const running = meant.flatMap(({ name, port }) =>
    port === null ? [] : [{ name, url: `http://127.0.0.1:${String(port)}` }],
  )
  const answering = new Set(running.map(({ name }) => serviceOf(name)))
  const silent = meant.find(({ name }) => !answering.has(serviceOf(name)))
  if (silent)
    throw new Failure(
      exitCodes.unreachable,
      `${silent.name} does not run, so nobody can ask it: npx parpay start ${silent.name}, or name another --service.`,
    )
  return running
}
