import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Answer } from '../check/evidence.js'
import { isFinal } from '../check/orders-end.js'
import { Journal } from './journal.js'
import type { MerchantClient } from './merchant.client.js'
import { plannedOrder, type PlannedOrder } from './planned-order.js'
import { addMethods, type Shopper } from './shopper.client.js'

/** What an order and a deposit are paid with. */
interface Payer {
  readonly account: string
  readonly paymentMethod: string
}

const Shown = z.object({ status: z.string() })

/** How long an order is waited for to ask more of it, milliseconds: its services may be dead meanwhile. */
const PATIENCE_MS = 20_000

export interface LoadOptions {
  readonly seed: number
  readonly merchant: MerchantClient
  readonly shopper: Shopper
  /** Whose account is frozen now and then. */
  readonly suspect: Shopper
  /** Orders a second that are begun, whatever becomes of those before. */
  readonly rate: number
}

/** Orders as merchants place them: begun at a rate, cancelled and repeated as planned, until it is told to stop. */
export class Load {
  readonly journal = new Journal()
  private begun = 0
  private stopping = false
  private failure: Error | undefined
  private readonly underWay = new Set<Promise<void>>()
  private readonly running: Promise<void>

  constructor(private readonly options: LoadOptions) {
    this.running = this.run()
  }

  /** How many orders were begun. */
  get orders(): number {
    return this.begun
  }

  /** Begins nothing more, and waits for what is under way. @throws what a request threw: no edge answered in time */
  async stop(): Promise<void> {
    this.stopping = true
    await this.running
    await Promise.all(this.underWay)
    if (this.failure) throw this.failure
  }

  private async run(): Promise<void> {
    const { seed, rate } = this.options
    const started = performance.now()
    while (!this.stopping) {
      const order = plannedOrder(seed, (this.begun += 1))
      const work = this.order(order)
        .catch((error: unknown) => {
          this.failure ??= error instanceof Error ? error : new Error(String(error))
        })
        .finally(() => this.underWay.delete(work))
      this.underWay.add(work)
      await pause(Math.max(0, started + (this.begun * 1000) / rate - performance.now()))
    }
  }

  private async order(planned: PlannedOrder): Promise<void> {
    const { seed, merchant } = this.options
    const { n, cancelAfter, atOnce, repeated, changed, captures, refunds } = planned
    const key = `chaos-${seed}-${n}`
    const payer = await this.payerOf(planned, key)
    const body = bodyOf(planned, payer, key)
    const place = async (): Promise<Answer> => {
      const answer = await merchant.post('/v1/orders', body, key)
      this.journal.placed(key, answer)
      return answer
    }
    const [[first]] = await Promise.all([
      Promise.all(Array.from({ length: atOnce }, place)),
      this.meanwhile(planned, payer, key),
      this.deposit(planned, payer, key),
    ])
    const id = /ord_[0-9a-z]{26}/.exec(first?.body ?? '')?.[0]
    if (id === undefined) return
    if (changed) {
      const other = await merchant.post('/v1/orders', { ...body, reference: `${key}-other` }, key)
      this.journal.placedOther(key, other)
    }
    if (cancelAfter !== null) {
      await pause(cancelAfter)
      await this.about(id, 'cancel', {}, key)
    }
    if (captures > 0) await this.capture(id, planned, key)
    if (refunds > 0) await this.refund(id, planned, key)
    if (repeated) await place()
  }

  private async payerOf({ token, meanwhile }: PlannedOrder, key: string): Promise<Payer> {
    const { merchant, shopper, suspect } = this.options
    const { account, methods } = meanwhile === 'freeze' || meanwhile === 'unfreeze' ? suspect : shopper
    const own = meanwhile === 'remove' ? await addMethods(merchant, account, key, [token]) : methods
    const paymentMethod = own.get(token)
    if (paymentMethod === undefined) throw new Error(`The shopper has no payment method for ${token}`)
    return { account, paymentMethod }
  }

  private async meanwhile({ meanwhile }: PlannedOrder, { account, paymentMethod }: Payer, key: string): Promise<void> {
    const { merchant } = this.options
    if (meanwhile === null) return
    const path = `/v1/accounts/${account}`
    if (meanwhile === 'remove') await merchant.delete(`${path}/payment-methods/${paymentMethod}`)
    else await this.request(null, `${path}/${meanwhile}`, {}, `${key}-${meanwhile}`)
  }

  private async deposit({ deposit }: PlannedOrder, { account, paymentMethod }: Payer, key: string): Promise<void> {
    const body = { amount: deposit, currency: 'EUR', paymentMethod }
    if (deposit > 0) await this.request(null, `/v1/accounts/${account}/deposits`, body, `${key}-deposit`)
  }

  /** Small parts one after the other, the last with all that is left, or another that lets go of it. */
  private async capture(id: string, { captures, partly }: PlannedOrder, key: string): Promise<void> {
    if ((await this.standing(id, ['confirmed'])) === undefined) return
    for (let n = 1; n < captures; n += 1) await this.about(id, 'capture', { amount: 10 }, `${key}-${n}`)
    await this.about(id, 'capture', partly ? { amount: 10, final: true } : {}, key)
  }

  /** All at once: more than is there may be asked for, and the rest is rejected. */
  private async refund(id: string, { refunds, unitAmount, quantity }: PlannedOrder, key: string): Promise<void> {
    if ((await this.standing(id, ['completed'])) === undefined) return
    const amount = Math.ceil((unitAmount * quantity * 2) / 5)
    await Promise.all(Array.from({ length: refunds }, (_, n) => this.about(id, 'refunds', { amount }, `${key}-${n}`)))
  }

  private about(id: string, what: 'cancel' | 'capture' | 'refunds', body: object, key: string): Promise<void> {
    return this.request(id, `/v1/orders/${id}/${what}`, body, `${key}-${what}`)
  }

  private async request(order: string | null, path: string, body: object, key: string): Promise<void> {
    this.journal.answered(key, order, await this.options.merchant.post(path, body, key))
  }

  /** Its status, once that is one of these; undefined when it ended otherwise, or does not come to it. */
  private async standing(id: string, wanted: readonly string[]): Promise<string | undefined> {
    const until = performance.now() + PATIENCE_MS
    while (performance.now() < until) {
      const { status } = Shown.parse(await this.options.merchant.get(`/v1/orders/${id}`))
      if (wanted.includes(status)) return status
      if (isFinal(status)) return undefined
      await pause(250)
    }
    return undefined
  }
}

function bodyOf(planned: PlannedOrder, { account, paymentMethod }: Payer, reference: string): object {
  const { n, unitAmount, quantity, manual, expiresIn } = planned
  const lines = [{ sku: `sku-${n}`, name: 'Green tea', quantity, unitAmount }]
  const capture = manual ? 'manual' : 'automatic'
  const wanted = { account, paymentMethod, currency: 'EUR', lines, capture, reference }
  return expiresIn === null ? wanted : { ...wanted, expiresIn }
}
