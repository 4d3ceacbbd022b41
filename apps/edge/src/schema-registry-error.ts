/**
 * A refusal as Confluent's Schema Registry says it: `{ error_code, message }`. Clients switch on the code, whose first
 * three digits are the status.
 */
export class SchemaRegistryError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message)
  }

  document(): { readonly error_code: number; readonly message: string } {
    return { error_code: this.code, message: this.message }
  }
}

const origin = 'schemas come from asyncapi/ in ParPay’s repository, by `npm run contracts` and a release of the edge'

export const noSuchSubject = (subject: string): SchemaRegistryError =>
  new SchemaRegistryError(404, 40401, `Subject '${subject}' not found; GET subjects lists all.`)

export const noSuchVersion = (version: number): SchemaRegistryError =>
  new SchemaRegistryError(404, 40402, `Version ${version} not found.`)

/** @param what the schema's id, or that it was given as a text */
export const noSuchSchema = (what: string): SchemaRegistryError =>
  new SchemaRegistryError(404, 40403, `${what} not found: ${origin}.`)

export const invalidSchema = (): SchemaRegistryError =>
  new SchemaRegistryError(422, 42201, 'Send {"schema": "..."}, an Avro schema as JSON in a text.')

export const invalidVersion = (version: string): SchemaRegistryError =>
  new SchemaRegistryError(422, 42202, `'${version}' is no version: give a number from 1 to 2147483647, or latest.`)

export const readOnly = (): SchemaRegistryError =>
  new SchemaRegistryError(
    422,
    42205,
    `This registry is read-only: ${origin}. Serializers need auto.register.schemas=false.`,
  )

export const noCompatibilityCheck = (): SchemaRegistryError =>
  new SchemaRegistryError(
    405,
    405,
    'This registry checks no schema against others: `npm run contracts` does, where they are made.',
  )

export const noSuchResource = (): SchemaRegistryError =>
  new SchemaRegistryError(404, 404, 'There is no such resource; apps/edge/README.md lists those of this registry.')
