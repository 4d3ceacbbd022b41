import { afterAll } from '@jest/globals'
import { testCollector } from '@parpay/stack'
import { runningSystem } from './running.system.js'

/** What the services of `system` send of their traces. */
export const collector = await testCollector()
afterAll(() => collector.close())

/** A system whose orders are traced; for the parts of one spec file. */
export const system = await runningSystem({ variables: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } })
