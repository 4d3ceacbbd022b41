import { Worker } from 'node:worker_threads'
import type { Asked, LoadDelay } from './course.js'
import { LoadReport, type LoadSettings } from './order-load.js'

/** Places orders at a steady rate until it is stopped, and remembers what became of each. */
export class OrderLoad {
  readonly asked: Asked[] = []
  readonly delays: LoadDelay[] = []
  private readonly worker: Worker
  private readonly over: Promise<void>

  constructor(settings: LoadSettings) {
    this.worker = new Worker(new URL('./order-load.thread.js', import.meta.url), { workerData: settings })
    this.over = new Promise((resolve, reject) => {
      this.worker.on('message', (message: unknown) => {
        const { at, asked, worst, over } = LoadReport.parse(message)
        this.asked.push(...asked)
        this.delays.push({ at, worst })
        if (over) resolve()
      })
      this.worker.on('error', reject)
    })
    this.over.catch(() => undefined) // told to whoever stops it
  }

  /** Returns when every order that was sent is answered. @throws what ended the thread */
  async stop(): Promise<void> {
    this.worker.postMessage('stop')
    await this.over
  }

  /** Ends it at once. */
  async cut(): Promise<void> {
    await this.worker.terminate()
  }
}
