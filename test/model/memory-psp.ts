import { PspAnswer } from '../../apps/payments/src/psp-answer.js'
import type { PspTask } from '../../apps/payments/src/psp-task.js'
import type { PspClient, PspReply } from '../../apps/payments/src/psp.client.js'
import type { Line } from '../../apps/psp-simulator/src/line.js'
import { fingerprint, type Answer, type Request } from '../../apps/psp-simulator/src/operation.js'
import { Psp } from '../../apps/psp-simulator/src/psp.js'

/** The PSP simulator's rules behind the interface of payments' client: no HTTP, no file, the clock of the system. */
export class MemoryPsp implements PspClient {
  /** What was done, as in the simulator's log. */
  readonly lines: Line[] = []
  readonly #psp = new Psp()
  /** By payment: how often its authorisation was answered with 503. */
  readonly #unavailable = new Map<string, number>()

  constructor(private readonly now: () => Date) {}

  perform(key: string, task: PspTask): Promise<PspReply> {
    this.#settle()
    const request = requestOf(key, task)
    const known = this.#psp.done(key)
    if (known && known.fingerprint !== fingerprint(request))
      throw new Error(`${key} was used for another request: ${JSON.stringify(task)}`)
    if (known) this.#record(this.#psp.repeat(known, this.now()))
    else {
      const refused = this.#refusal(request)
      if (refused !== undefined) return answered({ ending: 'unknown', reason: refused })
      this.#record(this.#psp.decide(request, this.now()))
    }
    const silent = task.operation === 'capture' && this.#psp.tokenOf(request)?.captureUnanswered
    return answered(silent ? { ending: 'unknown', reason: 'it does not answer' } : this.#reply(key))
  }

  inquire(key: string): Promise<PspReply> {
    this.#settle()
    this.#record(this.#psp.inquire(key, 'not_found', this.now()))
    return answered(this.#reply(key))
  }

  #reply(key: string): PspReply {
    const answer: Answer | undefined = this.#psp.done(key)?.answer
    if (!answer) return { ending: 'nothing done' }
    return answer.outcome === 'pending'
      ? { ending: 'pending' }
      : { ending: 'answered', answer: PspAnswer.parse(answer) }
  }

  #refusal(request: Request): string | undefined {
    if (request.operation === 'attach') return undefined
    if (this.#psp.pendingOf(request.payment)) return 'its authorisation is pending'
    if (request.operation !== 'authorise') return undefined
    const seen = this.#unavailable.get(request.payment) ?? 0
    if (seen >= (this.#psp.tokenOf(request)?.unavailable ?? 0)) return undefined
    this.#unavailable.set(request.payment, seen + 1)
    return 'it is unavailable'
  }

  /** What was pending, and whose time has come. */
  #settle(): void {
    for (const pending of this.#psp.pending)
      if (pending.settles <= this.now()) this.#record(this.#psp.settle(pending, this.now()))
  }

  #record(line: Line): void {
    this.#psp.apply(line)
    this.lines.push(line)
  }
}

const answered = (reply: PspReply): Promise<PspReply> => Promise.resolve(reply)

function requestOf(key: string, task: PspTask): Request {
  if (task.operation === 'attach') return { operation: 'attach', key, token: task.token }
  const { operation, paymentId: payment, currency } = task
  const money = { key, payment, amount: Number(task.amount), currency }
  if (operation === 'void') return { operation, key, payment }
  if (operation === 'authorise') return { operation, method: task.method, ...money }
  return operation === 'capture' && task.final ? { operation, final: true, ...money } : { operation, ...money }
}
