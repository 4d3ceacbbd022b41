import type { z } from 'zod'

/** One environment variable: how its text is read, and the two sentences a reader needs about it. */
export interface Variable<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema
  /** What it is for, with its unit and its default: the text of the configuration table and of `--help`. */
  readonly is: string
  /** Completes "NAME must be ..." when the value is missing or wrong. */
  readonly must: string
}

/** Variables by name. */
export type Variables = Readonly<Record<string, Variable>>

/** What the variables read as: `{ PORT: number, ... }`. */
export type Settings<V extends Variables> = { readonly [Name in keyof V]: z.output<V[Name]['schema']> }

/** `variable(z.coerce.number().int().default(290), { is: 'fee in basis points, default 290', must: 'a whole number' })` */
export const variable = <Schema extends z.ZodType>(
  schema: Schema,
  about: { is: string; must: string },
): Variable<Schema> => ({ schema, ...about })
