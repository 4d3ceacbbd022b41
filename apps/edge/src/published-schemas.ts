import { topics } from '@parpay/events'
import type { PublishedSchema } from './schema-registry.js'

/** The history of the contracts (`asyncapi/schemas.lock.json`), which the codecs carry: no file is read. */
export const publishedSchemas = (): PublishedSchema[] =>
  topics.flatMap(({ name: topic, messages }) =>
    messages.flatMap(({ versions }) => versions.map(({ id, schema }) => ({ id, topic, schema }))),
  )
