import { once } from 'node:events'
import { createServer } from 'node:http'
import { z } from 'zod'

const Value = z.union([
  z.object({ stringValue: z.string() }).transform(({ stringValue }) => stringValue),
  z.object({ intValue: z.number() }).transform(({ intValue }) => intValue),
  z.unknown().transform(() => null),
])
const Attributes = z
  .array(z.object({ key: z.string(), value: Value }))
  .transform((all) => Object.fromEntries(all.map(({ key, value }) => [key, value])))
const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  attributes: Attributes,
  status: z.object({ code: z.number(), message: z.string().optional() }),
})
const Request = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: Attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(Span) })),
    }),
  ),
})

/** A span as it was sent, with the service that sent it. `kind` and `status.code` are OTLP's numbers. */
export type CollectedSpan = z.infer<typeof Span> & { readonly service: unknown }

export interface TestCollector {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string
  /** All spans so far, in the order of their arrival. */
  readonly spans: readonly CollectedSpan[]
  close(): Promise<void>
}

/**
 * Stands for an OpenTelemetry collector in tests: keeps what it is sent by OTLP over HTTP in JSON
 * (https://opentelemetry.io/docs/specs/otlp/#otlphttp). What is no OTLP gets a 400.
 */
export async function testCollector(): Promise<TestCollector> {
  const spans: CollectedSpan[] = []
  const server = createServer((request, response) => {
    void request.toArray().then((chunks: Buffer[]) => {
      const { success, data } = Request.safeParse(parsed(Buffer.concat(chunks).toString()))
      for (const { resource, scopeSpans } of data?.resourceSpans ?? []) {
        const service = resource.attributes['service.name']
        spans.push(...scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ ...span, service }))))
      }
      response
        .writeHead(request.url === '/v1/traces' && success ? 200 : 400, { 'content-type': 'application/json' })
        .end('{}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    spans,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
