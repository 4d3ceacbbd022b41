import {
  type Log,
  notReached,
  type RetryLater,
  retryLater,
  type Settled,
  traceIdOf,
  worker,
  type Worker,
} from '@parpay/messaging'
import { meaningOf } from './psp-answer.js'
import type { PspClient } from './psp.client.js'
import { PspRefundRefused } from './psp-outcome.js'
import { PspTask } from './psp-task.js'

const words = { pending: 'the PSP has not decided yet', 'nothing done': 'the PSP knows nothing of it' }

/** Calls under way at once in one process. */
const concurrency = 64

/**
 * Has done at the PSP what payments and payment methods ask for, under the attempt's id as idempotency key. An outcome
 * is only what the PSP answered; as long as it has not, the attempt is repeated under the same key. A repeat first asks
 * what was done, since a PSP may do an operation and never answer it; near the end of the 24 h a PSP knows a key for, it
 * only asks.
 */
export const pspWorker = (psp: PspClient, log: Log): Worker =>
  worker<PspTask>({
    name: 'psp',
    concurrency,
    task: PspTask,
    async call({ id, task, tries, inquireOnly, correlationId, traceparent }, signal): Promise<Settled | RetryLater> {
      const part = { signal, traceparent }
      const traceId = traceIdOf(traceparent)
      const known = tries > 1 ? await psp.inquire(id, part) : undefined
      if (known?.ending === 'nothing done' && inquireOnly) {
        log.error(
          { attempt: id, correlationId, traceId, operation: task.operation },
          'after a day the PSP knows nothing of an operation and may have forgotten its key: someone should look',
        )
        return retryLater('the PSP may have forgotten the key, so it is only asked what was done')
      }
      const reply = !known || known.ending === 'nothing done' ? await psp.perform(id, task, part) : known
      if (reply.ending === 'nobody there') return notReached(reply.reason)
      if (reply.ending !== 'answered')
        return retryLater(reply.ending === 'unknown' ? reply.reason : words[reply.ending])

      const { answer } = reply
      const meaning = meaningOf(task, answer)
      const about = { attempt: id, correlationId, traceId, operation: task.operation, outcome: answer.outcome }
      if (!meaning) {
        log.error(about, 'the PSP answered what does not fit what it was asked: someone should look, trying again')
        return retryLater(`the PSP answered ${answer.outcome}`)
      }
      if (meaning.outcome === PspRefundRefused && task.operation === 'refund' && task.reason === 'late_capture') {
        log.error(
          about,
          'the PSP refused to give back a capture nobody wanted: someone should look, trying again later',
        )
      }
      return meaning
    },
  })
