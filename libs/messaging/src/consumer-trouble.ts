import { Episode } from './episode.js'
import type { Log } from './log.js'
import type { Topics } from './transport.js'

/** What to do about topics that are missing, in one sentence. */
export const missingTopicsSentence = (topics: readonly string[]): string =>
  `topics are missing, or this service may not use them: ${topics.join(', ')}; create them as asyncapi/channels.yaml says (\`parpay up\` does so at its start)`

/** Tells why a consumer is not in its group, once each, and when it is back. */
export class ConsumerTrouble {
  private readonly episode: Episode

  constructor(
    log: Log,
    private readonly group: string,
    private readonly topics: readonly string[],
    private readonly broker: Pick<Topics, 'missing'>,
  ) {
    this.episode = new Episode(log, 'the consumer is in its group again')
  }

  crashed(error: unknown): void {
    this.episode.met(error, 'the consumer crashed, making another one', { group: this.group })
  }

  async couldNotStart(error: unknown): Promise<void> {
    const missing = isUnknownTopic(error) ? await this.broker.missing(this.topics).catch(() => []) : []
    const words =
      missing.length > 0 ? missingTopicsSentence(missing) : 'the consumer could not start, trying again until it can'
    this.episode.met(error, words, { group: this.group })
  }

  joined(): void {
    this.episode.over()
  }
}

/** The broker's error names no topic. */
const isUnknownTopic = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'UNKNOWN_TOPIC_OR_PARTITION'
