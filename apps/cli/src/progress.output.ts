/** How far something is, on one line of a terminal that is written again; nothing where there is none. */
export interface Progress {
  add(): void
  /** Removes the line. */
  over(): void
}

/** What takes less says nothing (milliseconds). */
const patience = 2_000
const every = 500

/** @param verb what is done with them, such as `read` */
export function progressOf(verb: string, stream = process.stderr): Progress {
  if (!stream.isTTY) return { add: () => undefined, over: () => undefined }
  const began = performance.now()
  let count = 0
  let shown = false
  const timer = setInterval(() => {
    const seconds = (performance.now() - began) / 1_000
    if (seconds * 1_000 < patience) return
    shown = true
    stream.write(
      `\r\u001b[K${count.toLocaleString('en')} ${verb}, ${Math.round(count / seconds).toLocaleString('en')}/s`,
    )
  }, every).unref()
  return {
    add: () => {
      count += 1
    },
    over: () => {
      clearInterval(timer)
      if (shown) stream.write('\r\u001b[K')
    },
  }
}

/** How far something is of which it is known how much there is. */
export interface StepsProgress {
  at(done: number, of: number): void
  /** Removes the line. */
  over(): void
}

/** Rate and time left, on one line of a terminal that is written again. */
export function stepsProgress(stream = process.stderr): StepsProgress {
  if (!stream.isTTY) return { at: () => undefined, over: () => undefined }
  const began = performance.now()
  let shown = -Infinity
  return {
    at: (done, of) => {
      const now = performance.now()
      if (now - began < patience || now - shown < every) return
      shown = now
      const rate = done / ((now - began) / 1_000)
      const left = rate > 0 ? `, ${Math.ceil((of - done) / rate)} s left` : ''
      stream.write(`\r\u001b[K${done} of ${of} messages, ${Math.round(rate)}/s${left}`)
    },
    over: () => {
      if (shown > 0) stream.write('\r\u001b[K')
    },
  }
}
