/**
 * Turns a record's value into a message. Throws when the bytes break the topic's contract; the error's sentence
 * becomes the `problem` of what the tail delivers. `headers` help where the bytes alone do not tell what they are.
 */
export type Decode<Type extends { readonly name: string } = { readonly name: string }> = (
  topic: string,
  bytes: Buffer,
  headers?: Readonly<Record<string, string>>,
) => { readonly type: Type; readonly message: unknown }

/** Where a record lay and what came with it. */
export interface Place {
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
  /** The record's timestamp (milliseconds). */
  readonly at: Date
  readonly key: string | null
  readonly headers: Readonly<Record<string, string>>
}

/** A record that decoded. */
export interface Understood<Type> extends Place {
  readonly type: Type
  readonly message: unknown
  readonly problem?: undefined
}

/** A record that did not: `problem` says why in one sentence. */
export interface Misunderstood extends Place {
  readonly type?: undefined
  readonly message?: undefined
  readonly problem: string
}

/** What a tail delivers, one per record. */
export type Tailed<Type = { readonly name: string }> = Understood<Type> | Misunderstood
