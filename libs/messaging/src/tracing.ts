import type { ClaimedAttempt } from './attempt.store.js'
import type { QueuedItem } from './item.js'
import type { Traceparent } from './trace-context.js'
import type { OutgoingRecord } from './transport.js'

/** OpenTelemetry's kinds of span. */
export type SpanKind = 'server' | 'client' | 'producer' | 'consumer' | 'internal'
export type Attributes = Readonly<Record<string, string | number | boolean>>

/** A step of a trace, under way. */
export interface Span {
  /** What follows from this step goes on with it; null when nothing is traced. */
  readonly traceparent: Traceparent | null
  /** `failure`: in words, without personal data. */
  end(ending?: { readonly attributes?: Attributes; readonly failure?: string | undefined }): void
}

/** The seam between the runtime and whatever records traces. It is always asked, so `attributes` are made on demand. */
export interface Tracing {
  /** A step that follows from `parent`; without one, whether a trace begins is the tracing's to say. */
  start(parent: Traceparent | null, kind: SpanKind, name: string, attributes: () => Attributes): Span
}

/** Records nothing: a trace that came in goes out again as it is. */
export const untraced: Tracing = {
  start: (parent) => ({ traceparent: parent, end: () => undefined }),
}

/** Steps that are done together: things with their traces moved on to the step, and the end of all steps. */
export interface Steps<T> {
  readonly traced: readonly T[]
  readonly end: (failure?: string) => void
}

/**
 * A step for each message and outcome of a batch that belongs to a trace. Each is the child of the one that sent it,
 * not a link from one step for the batch: a flow is then one tree, and untraced messages cost nothing
 * (https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/, "process").
 */
export function tracedItems(tracing: Tracing, group: string, items: readonly QueuedItem[]): Steps<QueuedItem> {
  return steps(tracing, items, (item) => {
    if (item.origin === 'parked') return null
    if (item.origin === 'worker') {
      const { traceparent, outcome, attemptId, correlationId } = item
      const about = () => ({ 'parpay.attempt.id': attemptId, ...conversation(correlationId) })
      const at = (moved: Traceparent | null): QueuedItem => ({ ...item, traceparent: moved })
      return { traceparent, kind: 'internal', name: `decide ${outcome.name}`, about, at }
    }
    if (item.origin === 'timer') {
      const { traceparent, name, aggregateId, correlationId } = item
      const about = () => ({ 'parpay.aggregate.id': aggregateId, ...conversation(correlationId) })
      const at = (moved: Traceparent | null): QueuedItem => ({ ...item, traceparent: moved })
      return { traceparent, kind: 'internal', name: `fire ${name}`, about, at }
    }
    const { record, order, delivery } = item
    if (!order || !delivery) return null
    const { traceparent, correlationId } = order.envelope
    const about = () => ({
      ...messageAttributes('process', record.topic, delivery.type.name, delivery.id),
      ...conversation(correlationId),
      'messaging.consumer.group.name': group,
      'messaging.destination.partition.id': String(record.partition),
      'messaging.kafka.offset': Number(record.offset),
      'messaging.kafka.message.key': delivery.key,
      'messaging.batch.message_count': items.length,
    })
    const at = (moved: Traceparent | null): QueuedItem => ({
      ...item,
      order: { ...order, envelope: { ...order.envelope, traceparent: moved } },
      delivery: { ...delivery, traceparent: moved },
    })
    return { traceparent, kind: 'consumer', name: `process ${delivery.type.name}`, about, at }
  })
}

/** A step for each record that is sent and belongs to a trace; the record carries the step's context. */
export function tracedRecords(tracing: Tracing, records: readonly OutgoingRecord[]): Steps<OutgoingRecord> {
  return steps(tracing, records, (record) => {
    const { traceparent = null, ce_type: type = '', ce_id: id = '', ce_correlationid: flow = '' } = record.headers
    const about = () => ({
      ...messageAttributes('send', record.topic, type, id),
      ...conversation(flow),
      'messaging.kafka.message.key': record.key,
    })
    const at = (moved: Traceparent | null): OutgoingRecord =>
      moved === null ? record : { ...record, headers: { ...record.headers, traceparent: moved } }
    return { traceparent, kind: 'producer', name: `send ${type}`, about, at }
  })
}

/** One try of an attempt. Tries are siblings, and what the last one brought follows from it. */
export function tracedCall(tracing: Tracing, worker: string, attempt: ClaimedAttempt): Span {
  const { id, tries, traceparent, correlationId } = attempt
  return (traceparent === null ? untraced : tracing).start(traceparent, 'client', `call ${worker}`, () => ({
    'parpay.attempt.id': id,
    'parpay.attempt.tries': tries,
    ...conversation(correlationId),
  }))
}

interface Step<T> {
  readonly traceparent: Traceparent | null
  readonly kind: SpanKind
  readonly name: string
  readonly about: () => Attributes
  /** The thing with another trace context. */
  readonly at: (moved: Traceparent | null) => T
}

function steps<T>(tracing: Tracing, things: readonly T[], stepOf: (thing: T) => Step<T> | null): Steps<T> {
  if (tracing === untraced) return { traced: things, end: () => undefined }
  const spans: Span[] = []
  const traced = things.map((thing) => {
    const step = stepOf(thing)
    if (!step?.traceparent) return thing // a trace begins with a request, never in the middle of a flow
    const span = tracing.start(step.traceparent, step.kind, step.name, step.about)
    spans.push(span)
    return span.traceparent === step.traceparent ? thing : step.at(span.traceparent)
  })
  const end = (failure?: string): void => {
    for (const span of spans) span.end({ failure })
  }
  return { traced, end }
}

const messageAttributes = (operation: 'process' | 'send', topic: string, type: string, id: string): Attributes => ({
  'messaging.system': 'kafka',
  'messaging.operation.type': operation,
  'messaging.operation.name': operation,
  'messaging.destination.name': topic,
  'messaging.message.id': id,
  'cloudevents.event_type': type,
})
const conversation = (correlationId: string): Attributes => ({ 'messaging.message.conversation_id': correlationId })
