import { about } from './about.js'
import { arrival, typesOf } from './arrival.js'
import { attended, seen } from './attended.js'
import { CreatedMeanwhile, runBatch, type Handlers, type Trial } from './batch.js'
import { abortedOrAfter } from './deadline.js'
import { isDuplicate, kindOfFailure, type Database } from './database.store.js'
import { Episode } from './episode.js'
import { RuleFailed } from './fold.js'
import type { Admitted, Key } from './inbox.js'
import type { Item, ParkedKeyItem, QueuedItem, RecordItem } from './item.js'
import type { Log } from './log.js'
import { timerBackOff } from './timer.js'
import { countByType, unmeasured, type Metrics } from './metrics.js'
import type { Attention } from './parked-list.store.js'
import { ParkingLimit } from './parking-limit.js'
import type { Ending } from './queue.js'

/** Milliseconds. */
const databaseAwayPause = 250
/** How often another transaction may be in the way before a batch is taken apart. */
const conflictsInARow = 5
/** Milliseconds before trying again: about 4 doubled up to a second, so that two members do not meet again. */
const conflictPause = (conflicts: number): number => Math.random() * Math.min(4 * 2 ** conflicts, 1000)

/** Parked messages of a key that one transaction takes. */
const mostOfAKey = 500

/** Too many keys would be parked within a minute. */
class TooManyParked extends Error {
  override name = 'TooManyParked'
}

/** Gets batches committed, whatever it takes: waits for the database, repeats conflicts, parks what always fails. */
export class Processor {
  /** Since when the database has not answered; undefined while it does. */
  databaseAway: Error | undefined
  /** How many messages it has put into the outbox. */
  published = 0
  /** Holds the consumer when too many keys are parked. */
  readonly limit = new ParkingLimit()
  private readonly away: Episode
  private readonly received: ReadonlySet<string>
  /** Told when a batch that set timers has committed: the earliest. */
  onTimerSet: (due: Date) => void = () => undefined

  constructor(
    private readonly database: Database,
    private readonly handlers: Handlers,
    private readonly log: Log,
    private readonly stopping: AbortSignal,
    private readonly metrics: Metrics = unmeasured,
  ) {
    this.away = new Episode(log, 'the database is back')
    const { aggregates, projections } = handlers
    this.received = typesOf([...aggregates, ...projections].flatMap(({ contract }) => contract.receive))
  }

  /**
   * Answers whether the items' effects are committed; `abandoned` only when stopped before they could be,
   * `paused` when one more would have to be parked than may be: then those of topics are to be given again later.
   */
  async process(items: readonly QueuedItem[]): Promise<Ending> {
    const trial = this.firstTrial()
    const { poison } = trial
    let conflicts = 0
    for (;;) {
      try {
        const begun = performance.now()
        const admitted = await this.database.transaction((tx) => runBatch(tx, items, this.handlers, trial))
        this.databaseAway = undefined
        this.away.over()
        this.published += trial.published
        if (trial.earliestTimer) this.onTimerSet(trial.earliestTimer)
        this.measure(items, trial, performance.now() - begun)
        this.limit.count(newlyParked(admitted).length)
        this.tell(admitted, poison)
        return await this.heal(admitted.healing)
      } catch (error) {
        if (error instanceof RuleFailed && error.failures.some(({ item }) => !poison.has(item))) {
          for (const { item, reason } of error.failures) poison.set(item, reason)
          if (this.stopping.aborted) return 'abandoned'
          continue
        }
        if (error instanceof TooManyParked) {
          if (items.length > 1) return await this.oneByOne(items, error)
          const before = await seen(this.database, this.log) // a person may look as soon as it is told
          this.limit.pause(error.message)
          this.log.error({}, this.limit.paused ?? 'paused')
          void this.resumeWhenAttended(before)
          return 'paused'
        }
        const kind = error instanceof CreatedMeanwhile ? 'again' : kindOfFailure(error)
        if (kind === 'away') {
          this.away.met(error, 'the database is away, waiting for it')
          this.databaseAway = error instanceof Error ? error : new Error(String(error))
          await abortedOrAfter(this.stopping, databaseAwayPause)
        } else if (kind === 'again' && ((conflicts += 1) < conflictsInARow || this.mustPass(items, error))) {
          if (conflicts % conflictsInARow === 0)
            this.log.warn({ err: error, conflicts }, 'another transaction is in the way, trying again')
          await abortedOrAfter(this.stopping, conflictPause(conflicts))
        } else {
          if (items.length > 1) return await this.oneByOne(items, error)
          if (trial.applying.length > 1) {
            // One of the messages parked behind it, or itself: fewer of them, until it shows which.
            trial.most = Math.floor(Math.min(trial.most, trial.applying.length) / 2)
            if (items[0]?.origin === 'parked') trial.most = Math.max(1, trial.most)
            continue
          }
          const blamed = trial.applying[0] ?? items.find((item) => item.origin !== 'parked')
          if (!blamed || poison.has(blamed)) {
            this.log.error({ err: error }, 'a message cannot even be parked, trying again')
            await abortedOrAfter(this.stopping, 5000)
          } else poison.set(blamed, error instanceof Error ? `${error.name}: ${error.message}` : String(error))
        }
        if (this.stopping.aborted) return 'abandoned'
      }
    }
  }

  /** A person may have looked through another instance: this one goes on too. */
  private async resumeWhenAttended(before: Attention | undefined): Promise<void> {
    await attended(this.database, before, () => this.limit.paused === undefined, this.stopping, this.log)
    if (this.limit.paused === undefined) return
    this.log.info({}, 'parked messages were redriven or discarded at another instance: taking messages again')
    this.limit.resume()
  }

  private measure(items: readonly QueuedItem[], { applying, deciding }: Trial, milliseconds: number): void {
    const types = applying.flatMap(({ delivery }) =>
      delivery ? [{ topic: delivery.topic, type: delivery.type.name }] : [],
    )
    this.metrics.committed({
      items: items.length,
      applied: countByType(types),
      deciding: deciding / 1000,
      transaction: milliseconds / 1000,
    })
  }

  /** A deadlock or a lock not given ends with the other transaction, however often it comes: no message is to blame. */
  private mustPass(items: readonly QueuedItem[], error: unknown): boolean {
    return items.length === 1 && !isDuplicate(error) && !(error instanceof CreatedMeanwhile)
  }

  /** A statement failed for the whole batch: alone, each item shows whether it was the one. */
  private async oneByOne(items: readonly QueuedItem[], error: unknown): Promise<Ending> {
    this.log.warn({ err: error, items: items.length }, 'a batch failed, taking its messages one by one')
    let ended: Ending = 'committed'
    for (const item of items) {
      if (ended === 'paused' && item.origin === 'topic') continue
      const ending = await this.process([item])
      if (ending === 'abandoned') return 'abandoned'
      if (ending === 'paused') ended = 'paused'
    }
    return ended
  }

  private firstTrial(): Trial {
    const decoded = new Map<string, RecordItem>()
    return {
      poison: new Map(),
      most: mostOfAKey,
      applying: [],
      earliestTimer: undefined,
      published: 0,
      deciding: 0,
      check: (admitted) => {
        const newly = newlyParked(admitted)
        if (!this.limit.allows(newly.length)) throw new TooManyParked(newly[0])
      },
      decode: (record) => {
        const at = `${record.topic}/${record.partition}/${record.offset}`
        const read = decoded.get(at) ?? arrival(record, this.received)
        const item = read.order === null ? { ...read, fault: 'its headers cannot be read any more' } : read
        decoded.set(at, item)
        return item
      },
    }
  }

  /** Goes on with keys whose gap has closed, until nothing waits that could be applied. */
  private heal(keys: readonly Key[]): Promise<Ending> {
    if (keys.length === 0) return Promise.resolve('committed')
    const looks = keys.map(({ topic, subject }): ParkedKeyItem => ({
      origin: 'parked',
      topic,
      subject,
      act: { kind: 'heal' },
      tell: () => undefined,
    }))
    return this.process(looks)
  }

  private tell({ parked, again, stopped, released, releases }: Admitted, poison: ReadonlyMap<Item, string>): void {
    const firsts = new Set(stopped.map(({ topic, subject }) => `${topic}/${subject}`))
    for (const { item, reason, detail } of [...parked, ...again]) {
      if (reason === 'behind') continue
      // The first of a gap says what is missing; those after it say the same.
      const loud = reason !== 'gap' || firsts.delete(`${item.record.topic}/${item.record.key ?? ''}`)
      this.log[loud ? 'error' : 'debug']({ ...about(item), parked: reason, reason: detail }, 'parked a message')
    }
    for (const [item, reason] of poison) {
      if (item.origin === 'worker') this.log.error({ ...about(item), reason }, 'an outcome has no rule that holds')
      if (item.origin === 'timer')
        this.log.error(
          { ...about(item), again: timerBackOff(item.tries), reason },
          'a timer has no rule that holds, trying again',
        )
    }
    if (released.length > 0) this.log.info({ messages: released.length }, 'messages are parked no more')
    for (const [look, release] of releases) look.tell(release)
  }
}

/**
 * Keys that stop with this batch, each in words. Records that cannot be put in order are none: they stop nothing, and
 * when they come again nothing tells that they have come before.
 */
function newlyParked({ stopped, parked }: Admitted): string[] {
  const detailOf = new Map(parked.map(({ item, detail }) => [`${item.record.topic} ${item.record.key ?? ''}`, detail]))
  return stopped
    .map(({ topic, subject }) => `${topic} ${subject}`)
    .map((key) => `${key} (${detailOf.get(key) ?? 'see parpay parked'})`)
}
