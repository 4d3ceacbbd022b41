/** What kafkajs keeps for each connection: the requests that may not be sent yet. */
interface RequestQueue {
  readonly pending: readonly unknown[]
  scheduleCheckPendingRequests: (this: RequestQueue) => void
}

/**
 * Lets kafkajs look after requests that wait only where some do. By itself kafkajs 2.2.4 looks again after every
 * millisecond, on every connection and for ever, which is most of what a service at rest would cost
 * (https://github.com/tulios/kafkajs/issues/1704). Holds for every client of this process.
 *
 * @param queueClass what kafkajs's `network/requestQueue` exports
 * @throws Error with another version of kafkajs, whose queue may need another mend, or none
 */
export function restRequestQueues(queueClass: unknown): void {
  const queue = prototypeOf(queueClass)
  const schedule = queue.scheduleCheckPendingRequests
  queue.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this)
  }
}

function prototypeOf(queueClass: unknown): RequestQueue {
  const prototype: unknown = typeof queueClass === 'function' && queueClass.prototype
  if (typeof prototype !== 'object' || prototype === null || !('scheduleCheckPendingRequests' in prototype)) {
    throw new Error('this version of kafkajs keeps its requests elsewhere')
  }
  return prototype as RequestQueue
}
