import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { silent } from '@parpay/messaging'
import { testCollector, type CollectedSpan, type TestCollector } from '@parpay/stack'
import { twoServices, type TwoServices } from './two-services.fixture.js'
import { until } from './until.js'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const spanId = '00f067aa0ba902b7'
const [server, producer, consumer] = [2, 4, 5]

let collector: TestCollector
let services: TwoServices | undefined
beforeEach(async () => {
  collector = await testCollector()
})
afterEach(async () => {
  await services?.stop()
  services = undefined
  await collector.close()
})

async function start(environment: NodeJS.ProcessEnv = {}, log = silent): Promise<TwoServices> {
  services = await twoServices({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...environment }, log)
  return services
}
const heard = (running: TwoServices, count: number): Promise<void> =>
  until(
    () => running.heard() === count,
    () => `heard: ${running.heard()}`,
  )
/** From the span nobody caused to the one that caused nothing, when each caused one. */
function chain(spans: readonly CollectedSpan[]): CollectedSpan[] {
  const next = (parent: CollectedSpan | undefined) =>
    spans.find(({ parentSpanId }) => parentSpanId === (parent ? parent.spanId : undefined))
  const ordered: CollectedSpan[] = []
  for (let span = next(undefined); span; span = next(span)) ordered.push(span)
  return ordered
}

test('a request and all that follows from it, through two services and the broker, is one trace', async () => {
  const running = await start()
  await running.cancel('ord_1')
  await heard(running, 1)
  await until(
    () => collector.spans.length >= 5,
    () => JSON.stringify(collector.spans),
  )
  expect(chain(collector.spans).map(({ service, kind, name }) => [service, kind, name])).toEqual([
    ['desk', server, 'POST /orders/:id/cancel/:reason'],
    ['desk', producer, 'send CancellationRequested'],
    ['office', consumer, 'process CancellationRequested'],
    ['office', producer, 'send OrderCancelled'],
    ['desk', consumer, 'process OrderCancelled'],
  ])
  expect(new Set(collector.spans.map((span) => span.traceId)).size).toBe(1)
  const [request, sent, processed] = chain(collector.spans)
  expect(request?.attributes).toMatchObject({
    'http.route': '/orders/:id/cancel/:reason',
    'http.response.status_code': 201,
  })
  expect(sent?.attributes).toMatchObject({ 'messaging.system': 'kafka', 'messaging.message.conversation_id': 'ord_1' })
  expect(processed?.attributes['messaging.message.id']).toBe(sent?.attributes['messaging.message.id'])
  expect(JSON.stringify(collector.spans)).not.toContain('reason":"none') // no payload
})

test("a caller's trace is gone on with, and recorded if the caller wants it to be", async () => {
  const running = await start({ OTEL_TRACES_SAMPLER_ARG: '0' })
  await running.cancel('ord_1', 'none', { traceparent: `00-${traceId}-${spanId}-01` })
  await running.cancel('ord_2', 'none', { traceparent: `00-${'a'.repeat(32)}-${spanId}-00` })
  await running.cancel('ord_3')
  await heard(running, 3)
  await running.stop()
  services = undefined
  expect(collector.spans).toHaveLength(5)
  expect(new Set(collector.spans.map((span) => span.traceId))).toEqual(new Set([traceId]))
  expect(collector.spans.filter(({ parentSpanId }) => parentSpanId === spanId)).toMatchObject([{ service: 'desk' }])
})

test('a collector that is away holds nothing up, at a stop neither', async () => {
  await collector.close()
  const running = await start()
  await running.cancel('ord_1')
  await heard(running, 1)
  const begun = Date.now()
  await running.stop()
  services = undefined
  expect(Date.now() - begun).toBeLessThan(6_000)
  collector = await testCollector()
})

test('that a collector refuses spans is told once', async () => {
  const lines: string[] = []
  const keep = (_: object, words: string): void => void lines.push(words)
  const nowhere = { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/nowhere` }
  const running = await start(nowhere, { ...silent, warn: keep })
  const told = (): number => lines.filter((line) => line.startsWith('traces cannot be sent')).length
  await running.cancel('ord_1')
  await until(
    () => told() === 2, // once for each service
    () => lines.join(),
  )
  await running.cancel('ord_2')
  await heard(running, 2)
  await running.stop()
  services = undefined
  expect(told()).toBe(2)
})
