/** One code point, or any one (`?`), or any number of any (`*`). */
type Part = number | 'one' | 'many'

/**
 * Whether a whole text follows a pattern: `*` stands for any characters, `?` for one, `\` takes the next as it is. Case
 * counts. At most text times pattern steps: only the last `*` is ever tried again.
 */
export function like(pattern: string): (text: string) => boolean {
  const parts = partsOf(pattern)
  return (text) => {
    let at = 0
    let part = 0
    let retry: { at: number; part: number } | undefined
    while (at < text.length) {
      const wanted = parts[part]
      const point = text.codePointAt(at) ?? 0
      if (wanted === 'many') {
        part += 1
        retry = { at, part }
      } else if (wanted === 'one' || wanted === point) {
        part += 1
        at += widthOf(point)
      } else if (retry) {
        retry.at += widthOf(text.codePointAt(retry.at) ?? 0)
        at = retry.at
        part = retry.part
      } else return false
    }
    return parts.slice(part).every((left) => left === 'many')
  }
}

const widthOf = (point: number): number => (point > 0xffff ? 2 : 1)

function partsOf(pattern: string): Part[] {
  const parts: Part[] = []
  let literally = false
  for (const character of pattern) {
    if (!literally && character === '\\') {
      literally = true
      continue
    }
    const point = character.codePointAt(0) ?? 0
    if (literally) parts.push(point)
    else if (character === '?') parts.push('one')
    else if (character !== '*') parts.push(point)
    else if (parts.at(-1) !== 'many') parts.push('many')
    literally = false
  }
  if (literally) parts.push(0x5c)
  return parts
}
