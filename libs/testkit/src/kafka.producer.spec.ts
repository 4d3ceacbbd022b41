import { expect, test } from '@jest/globals'
import type { TopicMessages } from 'kafkajs'
import { sendWhole } from './kafka.producer.js'

const of = (partition: number, key: string) => ({ partition, key, value: null })
const batch: TopicMessages[] = [
  { topic: 'orders', messages: [of(0, 'a'), of(1, 'b'), of(0, 'c')] },
  { topic: 'payments', messages: [of(0, 'd')] },
]

/** What was sent while these partitions answered, one try after the other. */
async function sent(...tries: [topicName: string, partition: number][][]): Promise<TopicMessages[][]> {
  const batches: TopicMessages[][] = []
  const send = (topicMessages: TopicMessages[]) => {
    const answers = tries[batches.length] ?? []
    batches.push(topicMessages)
    return Promise.resolve(answers.map(([topicName, partition]) => ({ topicName, partition })))
  }
  await sendWhole(send, ({ partition }) => partition, batch)
  return batches
}

test('a batch that every partition answers for is sent once', async () => {
  expect(
    await sent([
      ['payments', 0],
      ['orders', 0],
      ['orders', 1],
    ]),
  ).toEqual([batch])
})

test('what no broker answered for is sent again, whole and in its order, and nothing else', async () => {
  const batches = await sent([['orders', 1]], [['payments', 0]], [['orders', 0]])
  expect(batches.slice(1)).toEqual([
    [{ topic: 'orders', messages: [of(0, 'a'), of(0, 'c')] }, batch[1]],
    [{ topic: 'orders', messages: [of(0, 'a'), of(0, 'c')] }],
  ])
})

test('what fails is not tried again', async () => {
  const lost = new Error('lost')
  await expect(
    sendWhole(
      () => Promise.reject(lost),
      ({ partition }) => partition,
      batch,
    ),
  ).rejects.toBe(lost)
})
