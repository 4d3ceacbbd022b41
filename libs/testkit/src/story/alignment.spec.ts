import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { align } from './alignment.js'

test.each([
  { a: 'abc', b: 'abc', pairs: ['00', '11', '22'] },
  { a: 'abc', b: 'ac', pairs: ['00', '21'] },
  { a: 'ac', b: 'abc', pairs: ['00', '12'] },
  { a: 'abc', b: 'xbz', pairs: ['11'] },
  { a: 'abc', b: 'xyz', pairs: [] },
  { a: '', b: 'abc', pairs: [] },
])('$a and $b have $pairs in common', ({ a, b, pairs }) => {
  expect(align(Array.from(a), Array.from(b)).map(([i, j]) => `${i}${j}`)).toEqual(pairs)
})

const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 25 })

/** Length of the longest common subsequence, by the table of all prefixes. */
function most(a: readonly string[], b: readonly string[]): number {
  let row = b.map(() => 0)
  for (const item of a) {
    const next: number[] = []
    b.forEach((other, j) => {
      next.push(item === other ? (row[j - 1] ?? 0) + 1 : Math.max(next[j - 1] ?? 0, row[j] ?? 0))
    })
    row = next
  }
  return row.at(-1) ?? 0
}

test('as many as possible are paired', () => {
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      expect(align(a, b)).toHaveLength(most(a, b))
    }),
  )
})

test('pairs are equal and in order, also where stretches are short', () => {
  fc.assert(
    fc.property(letters, letters, fc.integer({ min: 1, max: 4 }), (a, b, edits) => {
      const pairs = align(a, b, edits)
      pairs.forEach(([i, j], n) => {
        expect(a[i]).toBe(b[j])
        const [x, y] = pairs[n - 1] ?? [-1, -1]
        expect(i > x && j > y).toBe(true)
      })
      expect(align(a, a, edits)).toHaveLength(a.length)
    }),
  )
})

test('two long sequences with nothing in common end', () => {
  const many = (prefix: string) => Array.from({ length: 10_000 }, (_, n) => `${prefix}${n}`)
  expect(align(many('a'), [...many('b'), 'a9999'])).toEqual([])
})
