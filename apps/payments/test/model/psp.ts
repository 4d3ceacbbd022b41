import type { Settled } from '@parpay/messaging'
import fc from 'fast-check'
import { meaningOf, type PspAnswer } from '../../src/psp-answer.js'
import { PspTask } from '../../src/psp-task.js'

/** What the PSP says when it is first asked for each operation; it may say no and capture all the same. */
export interface Mood {
  readonly authorise: boolean
  /** Of the captures, in the order they come; round again after the last. */
  readonly captures: readonly ('yes' | 'no' | 'no, but done')[]
  /** Of the refunds; what is asked for again later is given. */
  readonly refunds: readonly boolean[]
}

/** Moods of a PSP that tells the truth. */
export const honest: fc.Arbitrary<Mood> = fc.record({
  authorise: fc.constantFrom(true, true, true, false),
  captures: fc.array(fc.constantFrom('yes', 'yes', 'no'), { minLength: 1, maxLength: 4 }),
  refunds: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
})

/** Moods of a PSP that may capture and say that it has not. */
export const contradictory: fc.Arbitrary<Mood> = fc.record({
  authorise: fc.constantFrom(true, true, true, false),
  captures: fc.constantFrom<Mood['captures'][]>(['yes'], ['no'], ['no, but done']),
  refunds: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
})

const refused = (code: string): PspAnswer => ({ outcome: 'refused', code })

/** What the PSP has really done of one payment, and what it answered under each key. */
export class Psp {
  authorised = 0n
  held = 0n
  captured = 0n
  refunded = 0n
  /** Captures that took money. */
  captures = 0
  private asked = { capture: 0, refund: 0 }
  private final = false
  private readonly answers = new Map<string, PspAnswer>()

  constructor(private readonly mood: Mood) {}

  /** @param again whether it was refused before, and is asked for once more */
  call(key: string, task: unknown, again: boolean): Settled {
    const asked = PspTask.parse(task)
    const answer = this.answers.get(key) ?? this.decide(asked, again)
    this.answers.set(key, answer)
    const meaning = meaningOf(asked, answer)
    if (!meaning) throw new Error(`${JSON.stringify(answer)} does not fit ${JSON.stringify(asked)}`)
    return meaning
  }

  private decide(task: PspTask, again: boolean): PspAnswer {
    switch (task.operation) {
      case 'attach':
        throw new Error('a payment attaches nothing')
      case 'authorise':
        return this.authorise(task)
      case 'capture':
        return this.capture(task)
      case 'void':
        return this.release()
      case 'refund':
        return this.refund(task, again)
    }
  }

  private authorise({ amount, currency }: Extract<PspTask, { operation: 'authorise' }>): PspAnswer {
    if (!this.mood.authorise) return { outcome: 'declined', code: 'card_declined' }
    this.authorised = this.held = BigInt(amount)
    const expiresAt = '2026-11-08T12:00:00.000Z'
    return { outcome: 'authorised', reference: 'psp_1', amount: Number(amount), currency, expiresAt }
  }

  private capture({ amount, currency, final }: Extract<PspTask, { operation: 'capture' }>): PspAnswer {
    const mood = this.mood.captures[this.asked.capture++ % this.mood.captures.length]
    if (BigInt(amount) > this.held) return refused('amount_exceeds_authorised')
    if (mood === 'no') return refused('capture_refused')
    this.captures++
    this.captured += BigInt(amount)
    this.held = final ? 0n : this.held - BigInt(amount)
    this.final = final
    if (mood === 'no, but done') return refused('capture_refused')
    return { outcome: 'captured', reference: 'psp_2', amount: Number(amount), currency }
  }

  private release(): PspAnswer {
    if (this.final || this.captured === this.authorised)
      return { outcome: 'refused', code: 'already_captured', captured: Number(this.captured) }
    const released = this.held
    this.held = 0n
    return { outcome: 'voided', released: Number(released) }
  }

  private refund({ amount, currency }: Extract<PspTask, { operation: 'refund' }>, again: boolean): PspAnswer {
    const willing = this.mood.refunds[this.asked.refund++ % this.mood.refunds.length] ?? true
    if (this.refunded + BigInt(amount) > this.captured) return refused('amount_exceeds_captured')
    if (!willing && !again) return refused('refund_refused')
    this.refunded += BigInt(amount)
    return { outcome: 'refunded', reference: 'psp_3', amount: Number(amount), currency }
  }
}
