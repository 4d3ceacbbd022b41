import type { Shape } from '../shape.js'

/** A message of a contract. One that travels on two topics is listed twice. */
export interface MessageType {
  readonly name: string
  readonly topic: string
  readonly payload: Shape
  /** A record of the headers. Where it is not `open`, a filter may ask only for those it names. */
  readonly headers: Shape
}

/** What a filter may speak of. */
export interface Vocabulary {
  readonly messages: readonly MessageType[]
}
