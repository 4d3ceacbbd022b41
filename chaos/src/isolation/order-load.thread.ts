import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import { ParPay } from '@parpay/client'
import { z } from 'zod'
import { random } from '../random.js'
import { LoadSettings, type LoadReport } from './order-load.js'

/** Milliseconds between two reports to the demonstration. */
const reportEvery = 200
/** Milliseconds after which an order counts as not answered. */
const timeout = 10_000

/**
 * A thread of its own, so that drawing and looking do not delay what is measured. Open loop: each order is sent when it
 * is due, however long those before it take, and is timed from then on.
 */
const settings = LoadSettings.parse(workerData)
const { rate, reference, seed, began, account, paymentMethod } = settings
const parpay = new ParPay({ url: settings.edge, apiKey: settings.apiKey, retries: 0, timeout })
const draw = random(seed)
const delay = monitorEventLoopDelay({ resolution: 1 })
const underWay = new Set<Promise<void>>()
let asked: LoadReport['asked'][number][] = []
let count = 0
let stopping = false
delay.enable()

const now = (): number => performance.timeOrigin + performance.now() - began
const dueAt = (n: number): number => (n * 1000) / rate

async function place(due: number): Promise<void> {
  const quantity = 1 + Math.floor(draw() * 5)
  const lines = [{ sku: 'tea-1', name: 'Green tea', quantity, unitAmount: 100 + Math.floor(draw() * 5_000) }]
  const answer = await parpay.orders.place({ account, paymentMethod, currency: 'EUR', reference, lines }).then(
    ({ id }) => ({ order: id, why: null }),
    (error: unknown) => ({ order: null, why: error instanceof Error ? error.message : String(error) }),
  )
  asked.push({ due, took: now() - due, ...answer })
}

function report(): void {
  const said: LoadReport = { at: now(), asked, worst: delay.max / 1e6, over: stopping && underWay.size === 0 }
  parentPort?.postMessage(said)
  asked = []
  delay.reset()
  if (said.over) process.exit(0)
}

function sendDue(): void {
  if (stopping) return
  for (let due = dueAt(count); due <= now(); due = dueAt(count)) {
    const placing = place(due).finally(() => underWay.delete(placing))
    underWay.add(placing)
    count += 1
  }
  setTimeout(sendDue, Math.max(0, dueAt(count) - now()))
}

parentPort?.on('message', (message: unknown) => {
  if (z.literal('stop').safeParse(message).success) stopping = true
})
setInterval(report, reportEvery)
sendDue()
