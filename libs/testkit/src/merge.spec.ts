import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Merge } from './merge.js'

const a = { topic: 'orders', partition: 0 }
const b = { topic: 'payments', partition: 0 }
const at = (time: number, arrived = 0) => ({ at: time, arrived })

describe('history', () => {
  test('comes by time across partitions', () => {
    const merge = new Merge(0)
    merge.open(a, 0n, 2n)
    merge.open(b, 0n, 1n)
    merge.add(a, [at(10), at(30)], 2n)
    merge.add(b, [at(20)], 1n)
    expect([merge.take(0), merge.take(0), merge.take(0), merge.take(0)]).toEqual([
      { from: a, record: at(10) },
      { from: b, record: at(20) },
      { from: a, record: at(30) },
      undefined,
    ])
  })

  test('waits for a partition whose history has not arrived', () => {
    const merge = new Merge(0)
    merge.open(a, 0n, 1n)
    merge.open(b, 5n, 6n)
    merge.add(a, [at(10)], 1n)
    expect(merge.take(0)).toBeUndefined()
    merge.add(b, [at(5)], 6n)
    expect(merge.take(0)).toEqual({ from: b, record: at(5) })
    expect(merge.take(0)).toEqual({ from: a, record: at(10) })
  })

  test('is over when all of it has been taken', () => {
    const merge = new Merge(0)
    merge.open(a, 0n, 1n)
    merge.open(b, 5n, 5n)
    expect(merge.isOver()).toBe(false)
    merge.add(a, [at(10)], 1n)
    expect(merge.isOver()).toBe(false)
    merge.take(0)
    expect(merge.isOver()).toBe(true)
  })

  test('is over also where only records without use are left', () => {
    const merge = new Merge(0)
    merge.open(a, 0n, 1n)
    merge.open(b, 0n, 2n)
    merge.add(a, [at(10)], 1n)
    merge.add(b, [], 2n) // control records of a transaction
    expect(merge.take(0)).toEqual({ from: a, record: at(10) })
  })

  test('is the sorted whole, whatever the pieces it arrives in', () => {
    const partition = fc.array(fc.nat(1_000), { maxLength: 30 }).map((times) => times.sort((x, y) => x - y))
    fc.assert(
      fc.property(fc.array(partition, { minLength: 1, maxLength: 5 }), fc.nat(7), (partitions, piece) => {
        const merge = new Merge(0)
        partitions.forEach((times, n) => {
          merge.open({ topic: 't', partition: n }, 0n, BigInt(times.length))
        })
        const taken: number[] = []
        for (let from = 0; from < 30; from += piece + 1) {
          partitions.forEach((times, n) => {
            const until = Math.min(from + piece + 1, times.length)
            merge.add(
              { topic: 't', partition: n },
              times.slice(from, until).map((time) => at(time)),
              BigInt(until),
            )
            for (let next = merge.take(0); next && 'record' in next; next = merge.take(0)) taken.push(next.record.at)
          })
        }
        expect(taken).toEqual(partitions.flat().sort((x, y) => x - y))
      }),
    )
  })
})

describe('live', () => {
  test('a record is given out at once when nothing is to settle', () => {
    const merge = new Merge(0)
    merge.open(a, 7n, 7n)
    merge.add(a, [at(10, 100)], 8n)
    expect(merge.take(100)).toEqual({ from: a, record: at(10, 100) })
  })

  test('a record waits so long for an older one of another partition', () => {
    const merge = new Merge(50)
    merge.open(a, 7n, 7n)
    merge.open(b, 7n, 7n)
    merge.add(a, [at(10, 100)], 8n)
    expect(merge.take(110)).toEqual({ wait: 40 })
    merge.add(b, [at(9, 120)], 8n)
    expect(merge.take(150)).toEqual({ wait: 20 })
    expect(merge.take(170)).toEqual({ from: b, record: at(9, 120) })
    expect(merge.take(170)).toEqual({ from: a, record: at(10, 100) })
  })

  test('a partition nobody announced is read from its beginning', () => {
    const merge = new Merge(0)
    expect(merge.next(a)).toBe(0n)
    merge.add(a, [at(10)], 1n)
    expect(merge.next(a)).toBe(1n)
    expect(merge.positions()).toEqual([{ ...a, next: 1n }])
  })
})

test('what waits is counted, also after many were taken', () => {
  const merge = new Merge(0)
  merge.open(a, 0n, 3_000n)
  merge.add(
    a,
    Array.from({ length: 3_000 }, (_, n) => at(n)),
    3_000n,
  )
  for (let n = 0; n < 1_500; n += 1) expect(merge.take(0)).toEqual({ from: a, record: at(n) })
  expect(merge.waiting(a)).toBe(1_500)
  expect(merge.waiting(b)).toBe(0)
})
