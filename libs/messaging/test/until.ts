/** Waits until `condition` holds, asking again every 10 ms. Throws what `late` says when it does not within `ms`. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  late: () => string | Promise<string>,
  ms = 45_000,
): Promise<void> {
  const end = Date.now() + ms
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(await late())
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
