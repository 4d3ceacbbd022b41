import { describe, expect, test } from '@jest/globals'
import { unanswered } from './unanswered.js'

interface Message {
  readonly key: string
  readonly partition: number
}
const of = (partition: number, key: string): Message => ({ partition, key })
const sent = [
  { topic: 'orders', messages: [of(0, 'a'), of(1, 'b'), of(0, 'c')] },
  { topic: 'payments', messages: [of(0, 'd')] },
]
const rest = (...answers: [string, number][]) =>
  unanswered(
    sent,
    ({ partition }) => partition,
    answers.map(([topicName, partition]) => ({ topicName, partition })),
  )

describe('what no broker has answered for', () => {
  test('is nothing when every partition was', () => {
    expect(rest(['orders', 0], ['orders', 1], ['payments', 0])).toEqual([])
  })

  test('is the whole of a partition, in its order', () => {
    expect(rest(['orders', 1], ['payments', 0])).toEqual([{ topic: 'orders', messages: [of(0, 'a'), of(0, 'c')] }])
  })

  test('is not mixed up with the same partition of another topic', () => {
    expect(rest(['orders', 0], ['orders', 1])).toEqual([{ topic: 'payments', messages: [of(0, 'd')] }])
  })

  test('is all where nobody answered', () => {
    expect(rest()).toEqual(sent)
  })
})
