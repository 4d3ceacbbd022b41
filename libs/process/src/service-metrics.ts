import type { Backlog, CommittedBatch, Count, Lag, Metrics } from '@parpay/messaging'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** A request that was answered, or left. */
export interface AnsweredRequest {
  readonly method: string
  /** The route's template, such as `/v1/orders/:id`. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

const microseconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25]
const milliseconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500]

/**
 * What a service shows at `GET /metrics` (the table in README.md). Labels take their values from the contract, the
 * routes and the workers: never ids, nor anything a caller can choose.
 */
export class ServiceMetrics implements Metrics {
  private readonly registry = new Registry()
  private readonly to = { registers: [this.registry] }

  private readonly consumed = new Counter({
    name: 'parpay_messages_consumed_total',
    help: 'Messages that had their effects; repeats and types this service does not receive are not counted.',
    labelNames: ['topic', 'type'],
    ...this.to,
  })
  private readonly sent = new Counter({
    name: 'parpay_messages_published_total',
    help: 'Messages the broker has acknowledged; one that was sent again counts again.',
    labelNames: ['topic', 'type'],
    ...this.to,
  })
  private readonly batch = new Histogram({
    name: 'parpay_batch_messages',
    help: 'Messages and outcomes that were committed together.',
    buckets: sizes,
    ...this.to,
  })
  private readonly decision = new Histogram({
    name: 'parpay_decision_seconds',
    help: 'Time the rules took for one batch.',
    buckets: microseconds,
    ...this.to,
  })
  private readonly transaction = new Histogram({
    name: 'parpay_transaction_seconds',
    help: "Time from a batch's begin to its commit's answer.",
    buckets: milliseconds,
    ...this.to,
  })
  private readonly retries = new Counter({
    name: 'parpay_attempts_retried_total',
    help: 'Calls that ended without a known outcome and are made again.',
    labelNames: ['worker'],
    ...this.to,
  })
  private readonly requests = new Histogram({
    name: 'parpay_http_request_seconds',
    help: "Time from a request's headers to the end of its answer; for a stream, to its end.",
    labelNames: ['method', 'route', 'status'],
    buckets: milliseconds,
    ...this.to,
  })

  private readonly outbox = new Gauge({
    name: 'parpay_outbox_messages',
    help: 'Messages committed and not yet acknowledged by the broker; counted up to 100,000.',
    ...this.to,
  })
  private readonly outboxAge = new Gauge({
    name: 'parpay_outbox_age_seconds',
    help: 'How long the oldest of them has waited; 0 when there is none.',
    ...this.to,
  })
  private readonly parked = new Gauge({
    name: 'parpay_parked_messages',
    help: 'Messages set aside because they could not be processed, or because one before them could not.',
    labelNames: ['reason'],
    ...this.to,
  })
  private readonly attempts = new Gauge({
    name: 'parpay_attempts_open',
    help: 'Calls asked for whose outcome is not yet decided on.',
    labelNames: ['worker'],
    ...this.to,
  })
  private readonly timers = new Gauge({
    name: 'parpay_timers_due',
    help: 'Timers whose time has come and which have not fired.',
    ...this.to,
  })
  private readonly lag = new Gauge({
    name: 'parpay_consumer_lag_messages',
    help: 'Records between where the service has read up to and the end of the partition.',
    labelNames: ['topic', 'partition'],
    ...this.to,
  })

  private readonly loop = new Counter({
    name: 'parpay_event_loop_active_seconds_total',
    help: 'Time the process was at work and could do nothing else; its rate is 1 when it cannot keep up.',
    ...this.to,
  })

  constructor(service: string) {
    this.registry.setDefaultLabels({ service })
    // Its percentiles of the loop's lag cost 7 ms of CPU a second at their default of 10 ms, and mean little above it.
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 1000 })
    for (const name of ['min', 'max', 'mean', 'stddev', 'p50', 'p90', 'p99'])
      this.registry.removeSingleMetric(`nodejs_eventloop_lag_${name}_seconds`)
  }

  committed({ items, applied, deciding, transaction }: CommittedBatch): void {
    for (const { topic, type, messages } of applied) this.consumed.inc({ topic, type }, messages)
    this.batch.observe(items)
    this.decision.observe(deciding)
    this.transaction.observe(transaction)
  }

  published(counts: readonly Count[]): void {
    for (const { topic, type, messages } of counts) this.sent.inc({ topic, type }, messages)
  }

  retried(worker: string): void {
    this.retries.inc({ worker })
  }

  answered({ method, route, status, seconds }: AnsweredRequest): void {
    this.requests.observe({ method, route, status }, seconds)
  }

  /** What waits, as it is now; undefined while nobody can tell, and then it is not shown. */
  waiting(backlog: Backlog | undefined, lag: readonly Lag[] | undefined): void {
    for (const gauge of [this.parked, this.attempts, this.lag]) gauge.reset()
    for (const gauge of [this.outbox, this.outboxAge, this.timers]) gauge.remove()
    for (const { topic, partition, messages } of lag ?? []) this.lag.set({ topic, partition }, messages)
    if (!backlog) return
    this.outbox.set(backlog.outbox)
    this.outboxAge.set(backlog.outboxAge)
    this.timers.set(backlog.timersDue)
    for (const { reason, messages } of backlog.parked) this.parked.set({ reason }, messages)
    for (const { worker, open } of backlog.attempts) this.attempts.set({ worker }, open)
  }

  text(): Promise<string> {
    this.loop.reset()
    this.loop.inc(performance.eventLoopUtilization().active / 1000)
    return this.registry.metrics()
  }
}
