/** Where something stands in the filter's text: indexes in UTF-16 code units, `to` exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What a path starts at: a part of the record, or the message itself (`payload`). */
export const roots = ['type', 'topic', 'key', 'partition', 'offset', 'at', 'header', 'payload'] as const
export type Root = (typeof roots)[number]

export type Step = Span &
  (
    | { readonly kind: 'field'; readonly name: string }
    | { readonly kind: 'index'; readonly index: number }
    /** `[*]`: any element of a list, any value of a map or record. */
    | { readonly kind: 'any' }
  )

/**
 * `header` has one field step, the others but `payload` have none. `bare`: a payload's path written without `payload`,
 * so that its first step is a plain word.
 */
export interface Path extends Span {
  readonly kind: 'path'
  readonly root: Root
  readonly bare: boolean
  readonly steps: readonly Step[]
}

export type Scalar = string | number | bigint | boolean | null

/** A whole number past 2^53 is a bigint, also where it was written without `n`. */
export interface Literal extends Span {
  readonly kind: 'literal'
  readonly value: Scalar
}

export const comparisons = ['==', '!=', '<', '<=', '>', '>='] as const
export type Comparison = (typeof comparisons)[number]

export const textOperators = ['contains', 'startsWith', 'endsWith', 'like'] as const
export type TextOperator = (typeof textOperators)[number]

/** A test of what a path finds against what the filter says. */
export type ValueTest = Span & { readonly path: Path } & (
    | { readonly kind: 'compare'; readonly operator: Comparison; readonly literal: Literal }
    | { readonly kind: 'text'; readonly operator: TextOperator; readonly literal: Literal }
    | { readonly kind: 'in'; readonly literals: readonly Literal[] }
  )

export type Test =
  | ValueTest
  /** Two paths compared with each other. */
  | (Span & { readonly kind: 'relate'; readonly path: Path; readonly operator: Comparison; readonly other: Path })
  | (Span & { readonly kind: 'exists'; readonly path: Path })

export type Connected<T> =
  | T
  | (Span & { readonly kind: 'and'; readonly conditions: readonly Connected<T>[] })
  | (Span & { readonly kind: 'or'; readonly conditions: readonly Connected<T>[] })
  | (Span & { readonly kind: 'not'; readonly condition: Connected<T> })

/** A path that is compared with nothing: the name of a message, or a boolean field. */
export type Alone = Span & { readonly kind: 'alone'; readonly path: Path }

/** A filter as parsed. */
export type Condition = Connected<Test | Alone>

/** A filter whose bare words are known to be messages or fields. */
export type Resolved = Connected<Test>
