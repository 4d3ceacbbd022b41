import type { Messaging } from '@parpay/messaging'
import type { Scrape } from './metrics.controller.js'
import type { ServiceMetrics } from './service-metrics.js'
import { within } from './within.js'

/**
 * Each scrape costs one statement, and one request to the broker for each topic that is read. A database or broker that
 * does not answer within `patience` milliseconds leaves out what it would have said.
 */
export function scraping(
  metrics: ServiceMetrics,
  messaging: Pick<Messaging, 'backlog' | 'lag'>,
  patience: number,
): Scrape {
  let underWay: Promise<string> | undefined
  async function scrape(): Promise<string> {
    const backlog = await within(patience, messaging.backlog())
    const lag = backlog && (await within(patience, messaging.lag(backlog)))
    metrics.waiting(backlog, lag)
    return metrics.text()
  }
  return {
    text: () =>
      (underWay ??= scrape().finally(() => {
        underWay = undefined
      })),
  }
}
