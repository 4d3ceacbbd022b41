import type { Line } from './line.js'
import { fingerprint, type Answer, type Request } from './operation.js'
import { after, authorise, cancel, capture, refund, type Payment } from './payment.js'
import { usualCode, type Step } from './script.js'
import { plain, tokenNamed, type Token } from './token.js'

/** An operation that was done: what was asked (as a fingerprint) and what was answered. */
export interface Done {
  readonly fingerprint: string
  readonly answer: Answer
  readonly line: Line
}

/** An authorisation that is not settled. */
export interface Pending {
  readonly request: Extract<Request, { operation: 'authorise' }>
  readonly settles: Date
}

/**
 * Everything the PSP knows, in memory: the fold of its log. No I/O and no clock; a line that `decide` makes takes
 * effect by `apply`, the same way as one read from the log at start.
 */
export class Psp {
  readonly #done = new Map<string, Done>()
  readonly #methods = new Map<string, Token>()
  readonly #payments = new Map<string, Payment>()
  /** Of each payment whose authorisation is not settled. */
  readonly #pending = new Map<string, Pending>()
  #n = 0

  /** Number of the next line. */
  get next(): number {
    return this.#n + 1
  }

  /** What was done under an idempotency key. */
  done(key: string): Done | undefined {
    return this.#done.get(key)
  }

  /** Every authorisation that is not settled. */
  get pending(): readonly Pending[] {
    return [...this.#pending.values()]
  }

  /** The authorisation of a payment that is not settled: nothing else is done to it until then. */
  pendingOf(payment: string): Pending | undefined {
    return this.#pending.get(payment)
  }

  /** The test token whose card a payment uses, or an authorisation is about to use. */
  tokenOf(request: Request): Token | undefined {
    if (request.operation === 'attach') return tokenNamed(request.token)
    const method = request.operation === 'authorise' ? request.method : this.#payments.get(request.payment)?.method
    return method === undefined ? undefined : this.#methods.get(method)
  }

  /** The line that a request becomes; a step takes the place of what its card would do. Changes nothing. */
  decide(request: Request, at: Date, step?: Step): Line {
    const answer = this.#answer(request, at, step)
    const late = answer.outcome === 'authorised' && !step ? this.tokenOf(request)?.late : undefined
    if (late === undefined) return this.#line(request, answer, at)
    return this.#line(request, { outcome: 'pending' }, at, new Date(at.getTime() + late))
  }

  /** The line that a pending authorisation becomes when its time has come: of the same key, and no repeat. */
  settle({ request }: Pending, at: Date): Line {
    return this.#line(request, this.#answer(request, at), at)
  }

  /** The line of a key that came again. */
  repeat(done: Done, at: Date): Line {
    return { n: this.next, at: at.toISOString(), ...witnessed(done.line), repeat: true }
  }

  /** The line of a question about a key: what was done under it, or the given outcome. */
  inquire(key: string, otherwise: 'pending' | 'not_found', at: Date): Line {
    const nothing = { payment: null, amount: null, currency: null, outcome: otherwise }
    const done = this.done(key)
    return {
      n: this.next,
      at: at.toISOString(),
      ...(done ? witnessed(done.line) : nothing),
      operation: 'inquire',
      key,
    }
  }

  /** Takes a line into account. Throws when it is not the next one. */
  apply(line: Line): void {
    if (line.n !== this.next) throw new Error(`line ${line.n} follows line ${this.#n}`)
    this.#n = line.n
    if (!line.done) return
    const { answer, token, method, settles } = line.done
    this.#done.set(line.key, { fingerprint: line.done.fingerprint, answer, line })
    const card = token === undefined ? undefined : tokenNamed(token)
    if (answer.outcome === 'attached' && card) this.#methods.set(answer.method, card)
    if (line.payment === null) return
    const pending = settles === undefined ? undefined : pendingBy(line, new Date(settles))
    if (pending) this.#pending.set(line.payment, pending)
    else this.#pending.delete(line.payment)
    const payment = after(this.#payments.get(line.payment), { answer, method, final: line.final })
    if (payment) this.#payments.set(line.payment, payment)
  }

  #line(request: Request, answer: Answer, at: Date, settles?: Date): Line {
    return {
      n: this.next,
      at: at.toISOString(),
      operation: request.operation,
      key: request.key,
      payment: request.operation === 'attach' ? null : request.payment,
      amount: answer.outcome === 'voided' ? answer.released : 'amount' in request ? request.amount : null,
      currency: answer.outcome === 'voided' ? answer.currency : 'currency' in request ? request.currency : null,
      outcome: answer.outcome,
      ...('code' in answer && { code: answer.code }),
      ...(answer.outcome === 'captured' && 'final' in request && request.final && { final: true }),
      done: {
        fingerprint: fingerprint(request),
        answer,
        ...(answer.outcome === 'attached' && request.operation === 'attach' && { token: request.token }),
        ...(request.operation === 'authorise' && { method: request.method }),
        ...(settles && { settles: settles.toISOString() }),
      },
    }
  }

  #answer(request: Request, at: Date, step?: Step): Answer {
    if (step?.outcome === 'no') {
      const { operation, code = usualCode[operation] } = step
      return { outcome: operation === 'authorise' ? 'declined' : 'refused', code }
    }
    const token = this.tokenOf(request)
    const card = token && step ? plain(token) : token
    if (request.operation === 'attach') return this.#attach(card)
    const payment = this.#payments.get(request.payment)
    switch (request.operation) {
      case 'authorise':
        if (!card) return { outcome: 'declined', code: 'unknown_method' }
        if (card.declined !== undefined) return { outcome: 'declined', code: card.declined }
        return authorise(payment, request, this.next, at)
      case 'capture':
        if (card?.captureRefused !== undefined) return { outcome: 'refused', code: card.captureRefused }
        return capture(payment, request, this.next)
      case 'void':
        return cancel(payment, this.next)
      case 'refund':
        return refund(payment, request, this.next, card?.refundRefusedOnce ?? false)
    }
  }

  #attach(card: Token | undefined): Answer {
    if (!card) return { outcome: 'refused', code: 'unknown_token' }
    if (card.refused !== undefined) return { outcome: 'refused', code: card.refused }
    const { brand, last4, expires } = card
    return { outcome: 'attached', method: `psp_card_${this.next}`, kind: 'card', brand, last4, expires }
  }
}

/** The authorisation that a line says is pending. */
function pendingBy({ key, payment, amount, currency, done }: Line, settles: Date): Pending | undefined {
  const method = done?.method
  if (payment === null || amount === null || currency === null || method === undefined) return undefined
  return { request: { operation: 'authorise', key, payment, method, amount, currency }, settles }
}

/** What a later line about the same key says again. */
const witnessed = ({ operation, key, payment, amount, currency, outcome, code, final }: Line) => ({
  operation,
  key,
  payment,
  amount,
  currency,
  outcome,
  ...(code !== undefined && { code }),
  ...(final && { final }),
})
