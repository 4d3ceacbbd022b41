import { findTopic, type Contract } from '../asyncapi/index.js'
import { linksOf } from '../links.js'
import { Bell } from '../replay/bell.js'
import type { Links, StoryMessage } from '../story/index.js'
import type { Misunderstood, Tailed } from '../tailed.js'
import { isValue } from '../value.js'
import { missing, unwanted, type ExpectationUnmet } from './unmet.js'
import type { Question } from './wanted.js'

/** What has come since it was made, for who waits for more. Topics are called as the contract has them. */
export class EventLog {
  readonly messages: StoryMessage[] = []
  /** What came and broke its contract. */
  readonly problems: Misunderstood[] = []
  readonly #links: Links
  readonly #contract: Contract
  readonly #bell = new Bell()
  #broken: { readonly cause: unknown } | undefined

  constructor(contract: Contract) {
    this.#contract = contract
    this.#links = linksOf(contract)
  }

  add(tailed: Tailed): void {
    if (tailed.problem !== undefined) this.problems.push(tailed)
    else if (isValue(tailed.message)) this.messages.push({ ...tailed, message: tailed.message })
    this.#bell.ring()
  }

  /** Nothing comes any more: who waits is told why. */
  broke(cause: unknown): void {
    this.#broken = { cause }
    this.#bell.ring()
  }

  /** The first message that it is about, of those that came before too. */
  find(question: Question): StoryMessage | undefined {
    return this.messages.find((message) => this.#passes(question, message))
  }

  /** @throws ExpectationUnmet after so many milliseconds; what reading failed by */
  async wait(question: Question, within: number): Promise<StoryMessage> {
    const end = performance.now() + within
    for (let seen = 0; ;) {
      const { rung } = this.#bell
      for (; seen < this.messages.length; seen += 1) {
        const message = this.messages[seen]
        if (message && this.#passes(question, message)) return message
      }
      if (this.#broken) throw this.#broken.cause
      const left = end - performance.now()
      if (left <= 0 || !(await this.#bell.wait(rung, left))) {
        if (this.#bell.rung !== rung) continue
        throw missing(question, this, this.#links, within)
      }
    }
  }

  unwanted(question: Question, came: StoryMessage): ExpectationUnmet {
    return unwanted(question, came, this, this.#links)
  }

  #passes(question: Question, message: StoryMessage): boolean {
    const topic = findTopic(this.#contract, message.topic)?.name ?? message.topic
    return question.test({ ...message, topic, type: message.type.name })
  }
}
