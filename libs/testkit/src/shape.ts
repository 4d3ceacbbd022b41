/** One field of a record, as the contract describes it. */
export interface Field {
  readonly shape: Shape
  /** Whether every message has it. */
  readonly required: boolean
  /** Whether it says something about a person (`x-pii: true` in the contract). */
  readonly personal: boolean
  /** Whether it is never shown, such as a token (`x-secret: true` in the contract). */
  readonly secret: boolean
  readonly description?: string
}

/**
 * What a contract says values look like, in Avro and JSON Schema alike. `integer` is a number within JavaScript's safe
 * integers, `long` a bigint. `any` is what the contract leaves open.
 */
export type Shape =
  | { readonly kind: 'any' | 'null' | 'boolean' | 'integer' | 'number' | 'bytes' }
  /** `time`: milliseconds or microseconds since 1970 (Avro's `timestamp-millis`, `timestamp-micros`). */
  | { readonly kind: 'long'; readonly time?: 'ms' | 'us' }
  /** `symbols` where only these are allowed; `time` where it is RFC 3339 (JSON Schema's `date-time`). */
  | { readonly kind: 'string'; readonly symbols?: readonly string[]; readonly time?: true }
  | { readonly kind: 'list'; readonly items: Shape }
  | { readonly kind: 'map'; readonly values: Shape }
  | { readonly kind: 'union'; readonly branches: readonly Shape[] }
  /** `open`: may have other fields too. A record that contains itself does so through a getter. */
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Field>>; readonly open: boolean }
