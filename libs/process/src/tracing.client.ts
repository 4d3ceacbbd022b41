import { untraced, type Log, type Tracing } from '@parpay/messaging'
import type { tracingVariables } from './tracing-variables.js'
import type { Settings } from './variable.js'

/** Tracing that is to be closed, so that the last spans are sent. */
export interface OpenTracing extends Tracing {
  /** Sends what is not sent yet, for at most `within` milliseconds. */
  readonly close: (within: number) => Promise<void>
}

/**
 * OpenTelemetry when an endpoint is set; else traces pass through unrecorded. Its SDK is loaded only then: it costs each
 * process a quarter of a second and 17 MB.
 */
export async function openTracing(
  service: string,
  settings: Settings<typeof tracingVariables>,
  log: Log,
): Promise<{ tracing: Tracing; close: OpenTracing['close'] }> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = settings
  if (endpoint === undefined) return { tracing: untraced, close: () => Promise.resolve() }
  const { openTelemetry } = await import('./opentelemetry.client.js')
  const tracing = openTelemetry(service, { ...settings, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }, log)
  return { tracing, close: tracing.close }
}
