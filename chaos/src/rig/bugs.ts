import type { Invariant } from '../check/violation.js'

/** An exact piece of a built file, and what stands there instead. */
export interface Edit {
  /** Below the clone. */
  readonly file: string
  readonly piece: string
  readonly instead: string
}

export interface Bug {
  /** What is wrong then, as a reader of a list understands it. */
  readonly is: string
  /**
   * What it breaks by itself: only a violation of these shows that it was found. I5 is among them only where the bug
   * leaves work undone for ever, since work that is late for another reason violates it as well.
   */
  readonly breaks: readonly Invariant[]
  readonly edits: readonly Edit[]
}

const messaging = (file: string, piece: string, instead: string): Edit => ({
  file: `libs/messaging/dist/${file}.js`,
  piece,
  instead,
})

/** Mistakes that the checker must find: no product code has them, a service gets them as it loads its files. */
export const bugs = {
  'inbox-off': {
    is: 'a message that comes again is applied again',
    breaks: ['I1', 'I4', 'I10'],
    edits: [messaging('key-inbox', 'this.repeat(message);\n        else if', 'this.apply(message);\n        else if')],
  },
  'relay-cursor': {
    is: 'the relay reads rows with `id > last`, and so never those that commit late',
    breaks: ['I1', 'I5', 'I6', 'I10'],
    edits: [
      messaging(
        'relay.store',
        'rows.filter((row) => !sent.has(row.id))',
        'rows.filter((row) => row.id > (globalThis.relayCursor ?? 0n))',
      ),
      messaging('sent-rows', 'this.ids.add(row.id)', 'this.ids.add((globalThis.relayCursor = row.id))'),
    ],
  },
  'offset-first': {
    is: 'offsets are committed before the transaction',
    breaks: ['I1', 'I4', 'I10'],
    edits: [
      messaging(
        'kafka-membership',
        'const ending = await this.handled(',
        `for (const message of messages.slice(-1)) {
                payload.resolveOffset(message.offset);
                this.consumed.set(\`\${topic}/\${partition}\`, { topic, partition, offset: String(BigInt(message.offset) + 1n) });
                await this.commit();
            }
            const ending = await this.handled(`,
      ),
    ],
  },
  'no-row-lock': {
    is: 'orders and payments are loaded without locking their rows',
    breaks: ['I1', 'I10'],
    edits: [
      { file: 'apps/checkout/dist/order.store.js', piece: 'order by id for update', instead: 'order by id' },
      { file: 'apps/payments/dist/payment.store.js', piece: 'order by id for update', instead: 'order by id' },
    ],
  },
  'timeout-is-failure': {
    is: 'a PSP that does not answer in time has refused',
    breaks: ['I10'],
    edits: [
      {
        file: 'apps/payments/dist/psp.worker.js',
        piece: "return retryLater(reply.ending === 'unknown' ? reply.reason : words[reply.ending])",
        instead: `return meaningOf(task, { outcome: 'refused', code: 'timeout' }) ?? retryLater('timeout')`,
      },
    ],
  },
} satisfies Readonly<Record<string, Bug>>

export type BugName = keyof typeof bugs
export const isBug = (name: string): name is BugName => Object.hasOwn(bugs, name)

/** `source` of `file` with the edits that are for it. @throws Error when a piece is not there: the list is out of date */
export function planted(bug: Bug, file: string, source: string): string {
  return bug.edits
    .filter((edit) => edit.file === file)
    .reduce((text, { piece, instead }) => {
      if (!text.includes(piece)) throw new Error(`${file} has no "${piece}": bring chaos/src/rig/bugs.ts up to date`)
      return text.replaceAll(piece, () => instead)
    }, source)
}
