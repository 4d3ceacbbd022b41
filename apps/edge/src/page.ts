import { isId } from '@parpay/events'
import { z } from 'zod'
import { members } from './field.js'

/** How many entries a page may have. */
export const Limit = z
  .string('must be a whole number from 1 to 100')
  .refine((text) => /^(?:[1-9]\d?|100)$/.test(text), 'must be a whole number from 1 to 100')
  .optional()
  // Before the transformation: zod does not describe a default behind one.
  .meta({ type: 'integer', minimum: 1, maximum: 100, default: 20, description: 'Entries on a page.' })
  .transform((text = '20') => Number(text))

const notACursor = 'must be the `next` of a page of this list'

/**
 * Query of a list whose entries have ids with this prefix. Where a page starts is opaque to clients: the id of the last
 * entry of the page before.
 */
export const pageQuery = (prefix: Parameters<typeof isId>[0]) =>
  members({
    cursor: z
      .string(notACursor)
      .regex(/^[A-Za-z0-9_-]{1,80}$/, notACursor)
      .transform((cursor) => Buffer.from(cursor, 'base64url').toString('latin1'))
      .refine((last) => isId(prefix, last), notACursor)
      .optional(),
    limit: Limit,
  })
export type PageQuery = z.infer<ReturnType<typeof pageQuery>>

export const PaymentMethodsQuery = pageQuery('pm')
export const TransactionsQuery = pageQuery('txn')

/** One page of a list, newest first; `next` is the cursor of the page after it, null on the last one. */
export interface Page<Entry> {
  readonly data: readonly Entry[]
  readonly next: string | null
}

/** A page of `limit` entries out of up to `limit + 1` that were read: the one too many shows that there is a next page. */
export function page<Entry extends { readonly id: string }>(entries: readonly Entry[], limit: number): Page<Entry> {
  const data = entries.slice(0, limit)
  const last = data.at(-1)
  return { data, next: last && entries.length > limit ? Buffer.from(last.id, 'latin1').toString('base64url') : null }
}
