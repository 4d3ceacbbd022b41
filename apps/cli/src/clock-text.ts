import type { ClockShown } from '@parpay/stack'

const units: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
]

/** What the clock shows, for a person. */
export function clockText({ epoch, offset, now }: ClockShown): string {
  if (offset === 0) return `${now}, this machine's time: the clock was never moved.`
  const parts = units.reduce<{ left: number; words: string[] }>(
    ({ left, words }, [unit, size]) => {
      const count = Math.floor(left / size)
      return { left: left - count * size, words: count > 0 ? [...words, `${count} ${unit}`] : words }
    },
    { left: offset, words: [] },
  )
  return `${now}, ${parts.words.join(' ')} ahead of this machine: the clock was moved ${epoch === 1 ? 'once' : `${epoch} times`}.`
}
