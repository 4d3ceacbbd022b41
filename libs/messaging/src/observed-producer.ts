import { countByType, type Metrics } from './metrics.js'
import { tracedRecords, type Tracing } from './tracing.js'
import type { Producer } from './transport.js'

/** A producer whose sends are steps of their records' traces, and are counted when they are acknowledged. */
export const observedProducer = (producer: Producer, tracing: Tracing, metrics: Metrics): Producer => ({
  async send(records) {
    const { traced, end } = tracedRecords(tracing, records)
    try {
      await producer.send(traced)
    } catch (error) {
      end(error instanceof Error ? error.message : String(error))
      throw error
    }
    end()
    metrics.published(countByType(records.map(({ topic, headers }) => ({ topic, type: headers['ce_type'] ?? '' }))))
  },
  close: (within) => producer.close(within),
})
