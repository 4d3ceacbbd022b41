import { setTimeout as pause } from 'node:timers/promises'
import { decoderOf, type Contract, type SchemaId } from '../asyncapi/index.js'
import { tail, type Tail } from '../kafka.tail.js'
import type { Recording } from '../recording/index.js'
import { lagQuiescence, type Quiescence, type ReplaySystem } from '../replay/index.js'
import type { StoryMessage } from '../story/index.js'
import type { Misunderstood } from '../tailed.js'
import { EventLog } from './event-log.js'
import { replayFlow, type ReplayFlowOptions, type ReplayRun } from './replay-flow.js'
import { NotQuiet } from './unmet.js'
import { questionOf, type FieldsOf, type Wanted } from './wanted.js'

export interface TestSystemOptions {
  /** `host:port` of one or more brokers of the cluster. */
  readonly brokers: readonly string[]
  readonly contract: Contract
  /** Avro values begin with a schema id, and these are the schemas. */
  readonly schemaIds?: readonly SchemaId[]
  /** What topics' names begin with on the broker. */
  readonly prefix?: string
  /** How to know that it is quiet, and its clock if it has one. Default: by what its consumer groups have left to read. */
  readonly system?: ReplaySystem
  /** Milliseconds to wait for what is expected, and for quiet. Default 10000. */
  readonly within?: number
}

export interface Patience {
  /** Milliseconds. */
  readonly within?: number
}

/** A Kafka system that runs, as a test sees it: what it says is expected, its flows are replayed. */
export interface TestSystem {
  /** What has come since the system was opened. */
  readonly messages: readonly StoryMessage[]
  /** What came and broke its contract. */
  readonly problems: readonly Misunderstood[]
  /**
   * Resolves with the first such message as soon as it is there; one that came since the system was opened counts.
   *
   * @throws ExpectationUnmet telling what did come; FilterInvalid for what the contract does not have
   */
  expectEvent<T extends Wanted>(wanted: T, fields?: FieldsOf<T>, patience?: Patience): Promise<StoryMessage>
  /**
   * Resolves when the system has nothing left to do and no such message came since it was opened.
   *
   * @throws ExpectationUnmet; NotQuiet when that cannot be said
   */
  expectNoEvent<T extends Wanted>(wanted: T, fields?: FieldsOf<T>, patience?: Patience): Promise<void>
  /** Resolves when nothing is left to do, and all that came has been seen. @throws NotQuiet */
  quiescent(patience?: Patience): Promise<Quiescence>
  /** Replays a recording and waits for its end; `expect(run).toMatchRecording(recording)` compares. */
  replay(recording: Recording, options?: Partial<ReplayFlowOptions>): Promise<ReplayRun>
  /** Ends the observation and leaves nothing on the broker. */
  stop(): Promise<void>
}

/**
 * Opens a system that runs: when it resolves, whatever is sent afterwards is seen.
 *
 * @throws BrokerUnreachable, UnknownTopic
 */
export async function testSystem(options: TestSystemOptions): Promise<TestSystem> {
  const { brokers, contract, schemaIds, prefix = '' } = options
  const topics = [...contract.topics.values()].filter(({ pattern }) => !pattern).map(({ name }) => prefix + name)
  const decode = decoderOf(contract, schemaIds ? { schemaIds } : {})
  const system = options.system ?? { quiescent: lagQuiescence({ brokers, topics }) }
  const following = await tail({
    ...{ brokers, topics },
    decode: (topic, bytes, headers) => decode(topic.slice(prefix.length), bytes, headers),
  })
  return new Opened(options, system, following)
}

class Opened implements TestSystem {
  readonly #options: TestSystemOptions
  readonly #system: ReplaySystem
  readonly #following: Tail<{ readonly name: string }>
  readonly #log: EventLog

  constructor(options: TestSystemOptions, system: ReplaySystem, following: Tail<{ readonly name: string }>) {
    this.#options = options
    this.#system = system
    this.#following = following
    this.#log = new EventLog(options.contract)
    this.#read().catch((error: unknown) => {
      this.#log.broke(error)
    })
  }

  get messages(): readonly StoryMessage[] {
    return this.#log.messages
  }

  get problems(): readonly Misunderstood[] {
    return this.#log.problems
  }

  async #read(): Promise<void> {
    const { prefix = '' } = this.#options
    for await (const tailed of this.#following) this.#log.add({ ...tailed, topic: tailed.topic.slice(prefix.length) })
  }

  async expectEvent<T extends Wanted>(wanted: T, fields?: FieldsOf<T>, patience?: Patience): Promise<StoryMessage> {
    return this.#log.wait(questionOf(wanted, fields ?? {}, this.#options.contract), this.#within(patience))
  }

  async expectNoEvent<T extends Wanted>(wanted: T, fields?: FieldsOf<T>, patience?: Patience): Promise<void> {
    const question = questionOf(wanted, fields ?? {}, this.#options.contract)
    const quiet = await this.quiescent(patience).catch((error: unknown) => ({ error }))
    const came = this.#log.find(question)
    if (came) throw this.#log.unwanted(question, came)
    if ('error' in quiet) throw quiet.error
  }

  async quiescent(patience?: Patience): Promise<Quiescence> {
    const within = this.#within(patience)
    const giveUp = AbortSignal.timeout(within)
    for (;;) {
      const found = await this.#system.quiescent(giveUp)
      if (found.quiet) {
        await this.#following.reached()
        return found
      }
      if (giveUp.aborted) throw new NotQuiet(within, found.unrest)
      await pause(10)
    }
  }

  replay(recording: Recording, options: Partial<ReplayFlowOptions> = {}): Promise<ReplayRun> {
    const { brokers, contract, schemaIds, prefix } = this.#options
    return replayFlow(recording, {
      ...{ brokers, contract, system: this.#system },
      ...(prefix !== undefined && { prefix }),
      ...(schemaIds && { schemaIds }),
      ...options,
    })
  }

  stop(): Promise<void> {
    return this.#following.stop()
  }

  #within({ within }: Patience = {}): number {
    return within ?? this.#options.within ?? 10_000
  }
}
