import type { FastifyReply } from 'fastify'

/** Where the registry is: `schema.registry.url=http://edge:4000/schema-registry`. */
export const schemaRegistryPath = 'schema-registry'
const type = 'application/vnd.schemaregistry.v1+json'
const within = new RegExp(`^/${schemaRegistryPath}(?:[/?]|$)`)

/** What clients of a registry send JSON as, beside `application/json`. */
export const schemaRegistryTypes = [type, 'application/vnd.schemaregistry+json']

export const isOfSchemaRegistry = (url: string): boolean => within.test(url)

/**
 * As bytes: to a text Fastify would add a charset, which Confluent's registry does not send.
 *
 * @param answer a text is JSON already
 */
export function sendRegistryAnswer(reply: FastifyReply, answer: unknown): void {
  void reply.type(type).send(Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer)))
}
