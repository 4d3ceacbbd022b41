/**
 * Pairs the equal items of two sequences, in order and as many as possible: the indexes in each. Myers, An O(ND)
 * difference algorithm and its variations, Algorithmica 1 (1986), 251-266; in stretches of so many edits, so that two long
 * stories with nothing in common cost neither their lengths' product in time nor in memory. Where sequences differ in
 * more, fewer items may be paired than could be.
 */
export function align(a: readonly string[], b: readonly string[], mostEdits = 500): (readonly [number, number])[] {
  const numbers = new Map<string, number>()
  const numbered = (texts: readonly string[]) =>
    Int32Array.from(texts, (text) => {
      const number = numbers.get(text) ?? numbers.size
      numbers.set(text, number)
      return number
    })
  let [left, right] = [numbered(a), numbered(b)]
  const pairs: (readonly [number, number])[] = []
  let [x, y] = [0, 0]
  while (left.length > 0 && right.length > 0) {
    const stretch = furthest(left, right, mostEdits)
    for (const [i, j] of stretch.pairs) pairs.push([x + i, y + j])
    x += stretch.x
    y += stretch.y
    left = left.subarray(stretch.x)
    right = right.subarray(stretch.y)
  }
  return pairs
}

interface Stretch {
  readonly x: number
  readonly y: number
  readonly pairs: readonly (readonly [number, number])[]
}

/** As in the paper: `reach` has for each diagonal k = x - y (shifted to be no less than 0) the furthest x. */
function furthest(a: Int32Array, b: Int32Array, mostEdits: number): Stretch {
  const most = Math.min(mostEdits, a.length + b.length)
  const zero = most + 1
  const reach = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let edits = 0; ; edits += 1) {
    let best = { k: 0, sum: -1 }
    for (let k = -edits; k <= edits; k += 2) {
      let x = edits === 0 ? 0 : start(reach, zero, k, edits)
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
      reach[zero + k] = x
      const y = x - k
      if (x <= a.length && y <= b.length && x + y > best.sum) best = { k, sum: x + y }
    }
    trace.push(reach.slice(zero - edits, zero + edits + 1))
    if (best.sum === a.length + b.length || edits === most) return traced(trace, best.k)
  }
}

const fromAbove = (reach: Int32Array, zero: number, k: number, edits: number) =>
  k === -edits || (k !== edits && (reach[zero + k - 1] ?? 0) < (reach[zero + k + 1] ?? 0))

const start = (reach: Int32Array, zero: number, k: number, edits: number) =>
  fromAbove(reach, zero, k, edits) ? (reach[zero + k + 1] ?? 0) : (reach[zero + k - 1] ?? 0) + 1

function traced(trace: readonly Int32Array[], end: number): Stretch {
  const pairs: [number, number][] = []
  let k = end
  let x = trace.at(-1)?.[trace.length - 1 + k] ?? 0
  const whole = { x, y: x - k }
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const before = trace[edits - 1]
    const from = before ? start(before, edits - 1, k, edits) : 0
    for (let at = x - 1; at >= from; at -= 1) pairs.push([at, at - k])
    if (!before) break
    const above = fromAbove(before, edits - 1, k, edits)
    k = above ? k + 1 : k - 1
    x = above ? from : from - 1
  }
  return { ...whole, pairs: pairs.reverse() }
}
