import { decode, type MessageType } from '@parpay/events'
import { arrival } from '../arrival.js'
import { derivedUuid } from '../derived-uuid.js'
import { recordOf } from '../headers.js'
import { keyOf } from '../inbox.js'
import type { Item } from '../item.js'
import type { IncomingRecord, OutgoingRecord } from '../transport.js'
import { backOff, inquireAfterHours, retryLater } from '../worker.js'
import { MemoryService, type MemoryAttempt, type MemoryParked, type MemoryServiceOptions } from './memory-service.js'
import { MemoryTopics } from './memory-topics.js'
import { inOrder, isBatchMove, type BatchMove, type Choice, type Mishap, type Move, type Scheduler } from './move.js'

export interface MemorySystemOptions {
  readonly services: readonly MemoryServiceOptions[]
  /** Where its clock begins. Default 2026-01-01. */
  readonly at?: Date
}

/** A message as it lies on its topic. */
export interface MemoryMessage {
  readonly topic: string
  readonly key: string | null
  readonly type: string
  readonly message: unknown
  readonly record: IncomingRecord
}

/** What is not done. */
export interface MemoryLeft {
  /** Attempts whose outcome is not known, as `service attempt`. */
  readonly attempts: readonly string[]
  /** Timers that are set, as `service aggregate name`. */
  readonly timers: readonly string[]
  readonly parked: readonly (MemoryParked & { readonly service: string })[]
}

const hour = 3_600_000
/** A system that makes more moves than this without coming to rest will not. */
const most = 10_000

/**
 * Services in one process, without a broker and a database, and one clock that stands still: whole flows in
 * milliseconds, in whatever order a scheduler says. What they decide, number, encode and drop is what the runtime does.
 */
export class MemorySystem {
  readonly #services: ReadonlyMap<string, MemoryService>
  readonly #topics = new MemoryTopics()
  /** How many records of a key each service has taken. */
  readonly #taken = new Map<string, number>()
  readonly #senders = new Map<string, MemoryService>()
  #now: Date
  #requests = 0

  /** @throws WiringError for a service whose handlers are not exactly what its contract receives */
  constructor({ services, at = new Date('2026-01-01T00:00:00Z') }: MemorySystemOptions) {
    const made = services.map((options) => new MemoryService(options))
    this.#services = new Map(made.map((service) => [service.name, service]))
    this.#now = at
  }

  get now(): Date {
    return this.#now
  }

  /** Moves the clock forward. What becomes due by that happens when the system runs. */
  advance(milliseconds: number): void {
    this.advanceTo(new Date(this.#now.getTime() + milliseconds))
  }

  /** The same to a time; one that has passed changes nothing. */
  advanceTo(time: Date): void {
    if (time > this.#now) this.#now = time
  }

  /**
   * A message from outside, as the edge sends it: it begins a flow.
   *
   * @param correlationId what the flow is about; default the message's key
   */
  send<Name extends string, Message>(
    type: MessageType<Name, Message>,
    message: Message,
    { from = 'edge', correlationId = type.key(message) }: { from?: string; correlationId?: string } = {},
  ): void {
    const sender = this.#senders.get(from) ?? new MemoryService({ contract: { service: from, send: [], receive: [] } })
    this.#senders.set(from, sender)
    const id = derivedUuid(this.#now, 'request', (this.#requests += 1))
    sender.append([{ type, message, id, correlationId, causationId: null, traceparent: null }], this.#now)
    this.#publish(sender)
  }

  /** A record from outside as it is. */
  append(record: OutgoingRecord): void {
    this.#topics.append(record)
  }

  /** Everything that was published, in its order; what was published twice is there twice. */
  get messages(): readonly MemoryMessage[] {
    return this.#topics.records.map((record) => {
      const { type, message } = decode(record.topic, record.value ?? Buffer.alloc(0))
      return { topic: record.topic, key: record.key, type: type.name, message, record }
    })
  }

  /** What is not done; `parked` messages are set aside. */
  get left(): MemoryLeft {
    const services = [...this.#services.values()]
    return {
      attempts: services.flatMap(({ name, attempts }) => [...attempts.keys()].map((id) => `${name} ${id}`)),
      timers: services.flatMap(({ name, timers }) =>
        timers.map(({ aggregateId, name: timer }) => `${name} ${aggregateId} ${timer}`),
      ),
      parked: services.flatMap(({ name: service, parked }) => parked.map((each) => ({ service, ...each }))),
    }
  }

  /** When the next timer is due, or attempt that was not made yet; null where none waits for its time. */
  get next(): Date | null {
    const services = [...this.#services.values()]
    const waiting = services.flatMap(({ timers, attempts }) => [
      ...timers.map(({ due }) => due),
      ...[...attempts.values()].filter(({ tries }) => tries === 0).map(({ due }) => due),
    ])
    return earliest(waiting.filter((due) => due > this.#now))
  }

  /** All that can happen now: of each key the records come in their order, of everything else any may be next. */
  possible(): Move[] {
    const services = [...this.#services.values()]
    return [
      ...services
        .filter(({ outbox }) => outbox.length > 0)
        .map(({ name }): Move => ({ kind: 'publish', service: name })),
      ...services.flatMap((service) => this.#deliveries(service)),
      ...services.flatMap(({ name, attempts }) =>
        [...attempts.values()].flatMap((attempt) => callOrSettle(name, attempt, this.#now)),
      ),
      ...services.flatMap((service) =>
        service.dueTimers(this.#now).map((timer): Move => ({ kind: 'fire', service: service.name, timer })),
      ),
    ]
  }

  /**
   * Has something happen.
   *
   * @throws RuleFailed where the rule of an outcome or timer throws; Error for moves that cannot be made together
   */
  async take({ moves, mishap }: Choice): Promise<void> {
    const [first, ...more] = moves
    const service = this.#service(first.service)
    if (first.kind === 'publish') {
      if (mishap !== 'lost') this.#publish(service, mishap === 'again')
    } else if (first.kind === 'call') await this.#call(service, first.attemptId, mishap)
    else {
      const batch = [first, ...more.filter(isBatchMove)]
      if (batch.length !== moves.length || batch.some((move) => move.service !== service.name))
        throw new Error('only what one service takes, settles or fires is one batch')
      await this.#batch(service, batch, mishap)
    }
  }

  /**
   * Lets things happen until nothing is left that could by itself. Calls whose outcome is unknown are made again: for
   * these time passes; for timers it does not.
   *
   * @throws Error when it does not come to rest; what `take` throws
   */
  async run(scheduler: Scheduler = inOrder): Promise<void> {
    for (let made = 0; made < most; made += 1) {
      const [move, ...others] = this.possible()
      if (move) await this.take(scheduler([move, ...others]))
      else {
        const again = this.#nextTry()
        if (again === null) return
        this.advanceTo(again)
      }
    }
    throw new Error(`After ${most} moves it has not come to rest: ${JSON.stringify(this.left)}`)
  }

  /** Runs, and moves the clock to what waits for its time, again and again, up to `end`. */
  async runUntil(end: Date, scheduler: Scheduler = inOrder): Promise<void> {
    await this.run(scheduler)
    for (let next = this.next; next !== null && next <= end; next = this.next) {
      this.advanceTo(next)
      await this.run(scheduler)
    }
    this.advanceTo(end)
    await this.run(scheduler)
  }

  async #batch(service: MemoryService, moves: readonly BatchMove[], mishap: Mishap | undefined): Promise<void> {
    const taken = moves.map((move) => this.#itemsOf(service, move))
    const items = taken.flatMap(({ items }) => items)
    await service.take(items, this.#now, mishap === 'lost')
    if (mishap === undefined) for (const { done } of taken) done()
    // What is no record comes again by itself, to a member that does not know yet; records come from their topics.
    const again = mishap === 'again' ? items.filter(({ origin }) => origin !== 'topic') : []
    if (again.length > 0) await service.take(again, this.#now)
  }

  /** What a move brings into a batch, and what is to be done when that has committed. */
  #itemsOf(service: MemoryService, move: BatchMove): { items: readonly Item[]; done: () => void } {
    if (move.kind === 'fire') return { items: [move.timer], done: () => undefined }
    if (move.kind === 'deliver') {
      const place = placeOf(service, move)
      const from = this.#taken.get(place) ?? 0
      const records = this.#topics.log(move.topic, move.key).slice(from, from + move.count)
      const done = () => this.#taken.set(place, from + records.length)
      return { items: records.map((record) => arrival(record, service.received)), done }
    }
    const attempt = attemptOf(service, move.attemptId)
    const { answer } = attempt
    if (answer?.ending !== 'settled') throw new Error(`${move.attemptId} has no outcome to be decided on`)
    const { outcome, payload } = answer
    return { items: [{ ...attempt, origin: 'worker', outcome, payload }], done: () => undefined }
  }

  /** `again`: the rows stay, as when the process dies between the broker's acknowledgement and their delete. */
  #publish(service: MemoryService, again = false): void {
    for (const row of service.outbox) this.#topics.append(recordOf(row, service.name))
    if (!again) service.outbox.splice(0)
  }

  /** A call whose answer is lost, or whose outcome is unknown, is made again after a while. */
  async #call(service: MemoryService, attemptId: string, mishap: Mishap | undefined): Promise<void> {
    const attempt = attemptOf(service, attemptId)
    const worker = service.workers.get(attempt.worker)
    if (!worker) throw new Error(`${service.name} has no worker ${attempt.worker}`)
    attempt.tries += 1
    attempt.firstTried ??= this.#now
    const { task, tries, correlationId, traceparent, firstTried } = attempt
    const inquireOnly = this.#now.getTime() - firstTried.getTime() >= inquireAfterHours * hour
    const asked = { id: attemptId, task, tries, correlationId, traceparent, inquireOnly }
    const answer = await worker.call(asked, new AbortController().signal)
    const known = mishap === 'lost' ? retryLater('its answer was lost') : answer
    if (known.ending === 'settled') attempt.answer = known
    else attempt.due = new Date(this.#now.getTime() + backOff(tries))
  }

  #deliveries(service: MemoryService): Move[] {
    return service.topics.flatMap((topic) =>
      this.#topics.keys(topic).flatMap((key): Move[] => {
        const move = { kind: 'deliver' as const, service: service.name, topic, key }
        const count = this.#topics.log(topic, key).length - (this.#taken.get(placeOf(service, move)) ?? 0)
        return count > 0 ? [{ ...move, count }] : []
      }),
    )
  }

  #nextTry(): Date | null {
    const open = [...this.#services.values()].flatMap(({ attempts }) => [...attempts.values()])
    return earliest(open.filter(({ tries }) => tries > 0).map(({ due }) => due))
  }

  #service(name: string): MemoryService {
    const service = this.#services.get(name)
    if (!service) throw new Error(`there is no service ${name}`)
    return service
  }
}

const callOrSettle = (service: string, { attemptId, answer, due }: MemoryAttempt, now: Date): Move[] => {
  if (answer) return [{ kind: 'settle', service, attemptId }]
  return due <= now ? [{ kind: 'call', service, attemptId }] : []
}

const attemptOf = ({ name, attempts }: MemoryService, id: string): MemoryAttempt => {
  const attempt = attempts.get(id)
  if (!attempt) throw new Error(`${name} has no attempt ${id}`)
  return attempt
}

const placeOf = ({ name }: MemoryService, { topic, key }: { topic: string; key: string }): string =>
  `${name}\n${keyOf(topic, key)}`

const earliest = (times: readonly Date[]): Date | null =>
  times.reduce<Date | null>((least, time) => (least && least <= time ? least : time), null)
