/**
 * A W3C Trace Context `traceparent` (https://www.w3.org/TR/trace-context/#traceparent-header), in the one form that is
 * stored and sent here: version 00, `00-<32 hex: trace>-<16 hex: span>-<2 hex: flags>`.
 */
export type Traceparent = string

const form = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/
const sampled = 1

/** What came with a request or a record as it goes on; null when there was none, or it is none. */
export function readTraceparent(text: string | undefined): Traceparent | null {
  const [, version, trace, span, flags = '00', rest] = form.exec(text ?? '') ?? []
  if (trace === undefined || span === undefined) return null
  // A later version may have more fields and flags: what this one knows of it is passed on as this one's.
  if (version === '00' && rest !== undefined) return null
  return traceparent(trace, span, (Number.parseInt(flags, 16) & sampled) === sampled)
}

export const traceparent = (traceId: string, spanId: string, isSampled: boolean): Traceparent =>
  `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`

/** The trace's id, for log lines. */
export const traceIdOf = (context: Traceparent | null): string | undefined => context?.slice(3, 35)

export const spanIdOf = (context: Traceparent): string => context.slice(36, 52)

/** Whether who began the trace wants its spans recorded. */
export const isSampled = (context: Traceparent): boolean => context.endsWith('01')
