import { jsonOf, type Json } from './json.js'
import { noteText, type Journey, type Step } from './journey.js'

/** A step as JSON. Times are ISO 8601, lengths of time milliseconds, offsets decimal strings. */
export interface StepData {
  readonly name: string
  readonly topic: string
  readonly partition: number
  readonly offset: string
  readonly at: string
  readonly key: string | null
  readonly id: string | null
  readonly correlation: string | null
  readonly sender: string | null
  /** Index of the step that caused it; null for the beginning of a tree. */
  readonly cause: number | null
  readonly depth: number
  readonly sinceCause: number | null
  readonly sinceBeginning: number
  readonly repeats: number
  readonly notes: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly message: Json
}

export interface JourneyData {
  readonly began: string | null
  readonly took: number
  /** A list and no tree: a chain of causes may be longer than what a JSON parser nests. */
  readonly steps: readonly StepData[]
}

/** The journey as plain JSON. */
export function journeyData({ began, took, steps }: Journey): JourneyData {
  const index = new Map(steps.map((step, n) => [step, n]))
  return { began: began ? isoOf(began) : null, took, steps: steps.map((step) => stepData(step, index)) }
}

function stepData(step: Step, index: ReadonlyMap<Step, number>): StepData {
  const { topic, partition, offset, at, key, headers, type, message } = step.message
  return {
    name: type.name,
    topic,
    partition,
    offset: offset.toString(),
    at: isoOf(at),
    key,
    id: step.id ?? null,
    correlation: step.correlation ?? null,
    sender: step.sender ?? null,
    cause: (step.cause && index.get(step.cause)) ?? null,
    depth: step.depth,
    sinceCause: step.sinceCause ?? null,
    sinceBeginning: step.sinceBeginning,
    repeats: step.repeats,
    notes: step.notes.map(noteText),
    headers,
    message: jsonOf(message),
  }
}

/** A date that is none is 1970 here as in the causal order. */
export const isoOf = (at: Date): string => new Date(at.getTime() || 0).toISOString()
