/**
 * `look`, but one at a time: whoever asks during a look shares the next one, so that however many ask, they keep one
 * connection busy. Nobody gets an answer that is older than the question.
 */
export function oneAtATime<T>(look: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<void> | undefined
  let next: Promise<T> | undefined
  function begin(): Promise<T> {
    next = undefined
    const looking = look()
    const over = (): void => {
      if (!next) underWay = undefined
    }
    underWay = looking.then(over, over)
    return looking
  }
  return () => (underWay ? (next ??= underWay.then(begin)) : begin())
}
