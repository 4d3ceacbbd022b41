import { z } from 'zod'
import { members } from './field.js'

/** How many entries a page may have. */
export const Limit = z
  .string()
  .refine((text) => /^(?:[1-9]\d?|100)$/.test(text), 'must be a whole number from 1 to 100')
  .optional()
  // Before the transformation: zod does not describe a default behind one.
  .meta({ type: 'integer', minimum: 1, maximum: 100, default: 20, description: 'Entries on a page.' })
  .transform((text = '20') => Number(text))

/** Where a page starts: opaque to clients, the id of the last entry of the page before. */
export const Cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,80}$/, 'must be the `next` of a page')
  .transform((cursor) => Buffer.from(cursor, 'base64url').toString('latin1'))
  .refine((last) => /^[a-z]+_[0-9a-z]{26}$/.test(last), { error: 'must be the `next` of a page', abort: true })

/** Query of a list. */
export const PageQuery = members({ cursor: Cursor.optional(), limit: Limit })
export type PageQuery = z.infer<typeof PageQuery>

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
