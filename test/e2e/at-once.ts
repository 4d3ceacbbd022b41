/** Runs `work` for 0 to `count - 1`, `width` of them at a time, and answers the results in that order. */
export async function atOnce<Result>(
  count: number,
  width: number,
  work: (i: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>()
  let next = 0
  const lane = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) results.set(i, await work(i))
  }
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane))
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result)
}
