import { topics } from '@parpay/events'

/** Names of the topics of our own contracts. */
export const ownTopics = topics.map(({ name }) => name)
