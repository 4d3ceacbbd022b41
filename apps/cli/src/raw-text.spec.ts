import { expect, test } from '@jest/globals'
import { copiedJson, copiedText, removedText } from './raw-text.js'

const copied = { prefix: 'raw-1f-', records: 16, topics: 3, took: 412 }

test('what was copied, how to look at it and how to take it away', () => {
  expect(copiedText(copied, {})).toBe(`\
16 records copied to 3 topics under raw-1f- in 412 ms. They stay:
  npx parpay watch --prefix raw-1f- --since beginning
  npx parpay replay --raw --remove raw-1f-`)
})

test('the lines name the same system again, as a shell takes it', () => {
  const asked = {
    brokers: 'shop:9092',
    asyncapi: ["the shop's.yaml", 'b.yaml'],
    target: 'shop:9092',
    yesWriteTo: 'shop:9092',
  }
  expect(copiedText({ ...copied, records: 1, topics: 1 }, asked)).toBe(`\
1 record copied to 1 topic under raw-1f- in 412 ms. They stay:
  npx parpay watch --prefix raw-1f- --since beginning --brokers shop:9092 --asyncapi 'the shop'\\''s.yaml' b.yaml
  npx parpay replay --raw --remove raw-1f- --brokers shop:9092 --target shop:9092 --yes-write-to shop:9092`)
  expect(copiedJson(copied, { folder: '/tmp/two' })).toEqual({
    ...{ prefix: 'raw-1f-', records: 16, topics: 3, milliseconds: 412 },
    remove: 'parpay replay --raw --remove raw-1f- --folder /tmp/two',
  })
})

test('what is none of it is told', () => {
  expect(removedText('a-', ['a-x'], [])).toBe('1 topic under a- removed.')
  expect(removedText('a-', ['a-x', 'a-y'], ['a-z'])).toBe(
    '2 topics under a- removed. Others begin with it, are none of it and stay: a-z.',
  )
})
