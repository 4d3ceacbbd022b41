/** No broker of the list answered in time. */
export class BrokerUnreachable extends Error {
  override readonly name = 'BrokerUnreachable'
  constructor(
    readonly brokers: readonly string[],
    options?: ErrorOptions,
  ) {
    super(`Kafka does not answer at ${brokers.join(', ')}: start it, or check the address.`, options)
  }
}

/** The broker answers but does not have these topics. */
export class UnknownTopic extends Error {
  override readonly name = 'UnknownTopic'
  constructor(readonly topics: readonly string[]) {
    super(`There is no topic ${topics.join(', ')} on this broker.`)
  }
}

/** The broker answers and has the topic, but not this offset. The message says what there is. */
export class UnknownOffset extends Error {
  override readonly name = 'UnknownOffset'
}
