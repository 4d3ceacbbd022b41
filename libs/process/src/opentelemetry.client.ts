import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Context } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type Sampler,
  type SpanExporter,
} from '@opentelemetry/sdk-trace'
import { isSampled, spanIdOf, traceIdOf, traceparent, untraced, type Log, type Traceparent } from '@parpay/messaging'
import type { OpenTracing } from './tracing.client.js'
import type { tracingVariables } from './tracing-variables.js'
import type { Settings } from './variable.js'

type Endpoint = Settings<typeof tracingVariables> & { readonly OTEL_EXPORTER_OTLP_ENDPOINT: string }

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
}

/**
 * Records spans and sends them to an OTLP collector, in batches beside the work: one that is away costs spans, never a
 * message. A trace begins with a request only. Contexts are handed over as values, so nothing global is registered.
 */
export function openTelemetry(service: string, settings: Endpoint, log: Log): OpenTracing {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = settings
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': service,
      'service.namespace': 'parpay',
      'process.pid': process.pid,
    }),
    sampler: samplerOf(settings),
    spanProcessors: [new BatchSpanProcessor({ exporter: told(exporter, log), scheduledDelayMillis: 1000 })],
  })
  const tracer = provider.getTracer('parpay')
  // Most of a production's flows are not sampled: asking the SDK each time would cost more than their headers.
  const follows = settings.OTEL_TRACES_SAMPLER.startsWith('parentbased_')
  return {
    start(parent, kind, name, attributes) {
      if (parent === null ? kind !== 'server' : follows && !isSampled(parent))
        return untraced.start(parent, kind, name, attributes)
      const span = tracer.startSpan(name, { kind: kinds[kind] }, contextOf(parent))
      if (span.isRecording()) span.setAttributes(attributes())
      const { traceId, spanId, traceFlags } = span.spanContext()
      return {
        traceparent: traceparent(traceId, spanId, (traceFlags & TraceFlags.SAMPLED) !== 0),
        end({ attributes = {}, failure } = {}) {
          span.setAttributes(attributes)
          if (failure !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failure })
          span.end()
        },
      }
    },
    async close(within) {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, within)
      })
      await Promise.race([provider.shutdown().catch(() => undefined), late])
      clearTimeout(timer)
    },
  }
}

function contextOf(parent: Traceparent | null): Context {
  const traceId = traceIdOf(parent)
  if (parent === null || traceId === undefined) return ROOT_CONTEXT
  const traceFlags = isSampled(parent) ? TraceFlags.SAMPLED : TraceFlags.NONE
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId: spanIdOf(parent), traceFlags, isRemote: true })
}

function samplerOf({ OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: share }: Endpoint): Sampler {
  const root = name.endsWith('always_on')
    ? new AlwaysOnSampler()
    : name.endsWith('always_off')
      ? new AlwaysOffSampler()
      : new TraceIdRatioBasedSampler(share)
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root
}

/** Says once that spans cannot be sent, and once that they can again. */
function told(exporter: OTLPTraceExporter, log: Log): SpanExporter {
  let failing = false
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.error && !failing)
          log.warn({ err: result.error }, 'traces cannot be sent: they are dropped meanwhile')
        if (!result.error && failing) log.info({}, 'traces are sent again')
        failing = result.error !== undefined
        done(result)
      })
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush(),
  }
}
