/** What kafkajs keeps for each connection: the requests that may not be sent yet. */
interface RequestQueue {
  readonly pending: readonly unknown[]
  scheduleCheckPendingRequests: (this: RequestQueue) => void
}

/**
 * Lets kafkajs look after requests that wait only where some do. By itself 2.2.4 looks again after every millisecond, on
 * every connection and for ever, which is most of what a tail at rest would cost
 * (https://github.com/tulios/kafkajs/issues/1704). Holds for every client of the process. Another version of kafkajs is
 * left as it is. libs/messaging mends its own clients in the same way: this library stands alone.
 *
 * @param queueClass what kafkajs's `network/requestQueue` exports
 */
export function restRequestQueues(queueClass: unknown): void {
  const queue = prototypeOf(queueClass)
  if (!queue) return
  const schedule = queue.scheduleCheckPendingRequests
  queue.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this)
  }
}

function prototypeOf(queueClass: unknown): RequestQueue | undefined {
  const prototype: unknown = typeof queueClass === 'function' && queueClass.prototype
  const isKnown = typeof prototype === 'object' && prototype !== null && 'scheduleCheckPendingRequests' in prototype
  return isKnown ? (prototype as RequestQueue) : undefined
}
