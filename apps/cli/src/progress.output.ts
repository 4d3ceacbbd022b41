import { progressText } from './progress-text.js'

/** How far something is, with rate and time left, on one line of a terminal that is written again; nothing elsewhere. */
export interface Progress {
  add(): void
  at(done: number, of?: number): void
  /** Removes the line. */
  over(): void
}

/** What takes less says nothing (milliseconds). */
const patience = 2_000
const every = 500

/**
 * @param verb what is done with them, such as `read`
 * @param total how many there are, where that is known
 */
export function progressOf(verb: string, total?: number, stream = process.stderr): Progress {
  if (!stream.isTTY) return { add: () => undefined, at: () => undefined, over: () => undefined }
  const began = performance.now()
  let [done, of, isShown] = [0, total, false]
  let shown = began + patience - every
  const show = (): void => {
    const now = performance.now()
    if (now - shown < every * 0.8) return
    ;[shown, isShown] = [now, true]
    const text = progressText({ done, of, verb, seconds: (now - began) / 1_000 })
    stream.write(`\r\u001b[K${text.slice(0, (stream.columns || 80) - 1)}`)
  }
  const timer = setInterval(show, every).unref()
  return {
    add: () => {
      done += 1
      if (done % 1_000 === 0) show() // a reader that never waits leaves no turn to the timer
    },
    at: (now, ofNow) => {
      done = now
      of = ofNow ?? of
    },
    over: () => {
      clearInterval(timer)
      if (isShown) stream.write('\r\u001b[K')
    },
  }
}
