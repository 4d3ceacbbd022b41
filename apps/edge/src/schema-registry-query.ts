import { z } from 'zod'

const whole = (by: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .default(by)

/** Query of the registry's lists. What else clients send (`deleted`, `normalize`) makes no difference here. */
export const SchemaRegistryQuery = z.object({
  offset: whole(0),
  /** -1: all. */
  limit: whole(-1),
  /** Confluent's contexts are none here: `:*:` and `:.:` are all subjects. */
  subjectPrefix: z
    .string()
    .default('')
    .transform((prefix) => prefix.replace(/^:[*.]?:/, '')),
  latestOnly: z
    .string()
    .optional()
    .transform((text) => text?.toLowerCase() === 'true'),
})
export type SchemaRegistryQuery = z.infer<typeof SchemaRegistryQuery>

/** What a query asks for of a list. */
export const pageOf = <Entry>(entries: readonly Entry[], { offset, limit }: SchemaRegistryQuery): readonly Entry[] => {
  const from = Math.max(0, offset)
  return entries.slice(from, limit < 0 ? undefined : from + limit)
}
