import { expect, test } from '@jest/globals'
import { hostOf, isLoopback, sameBrokers } from './loopback.js'

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
  ['127.0.0.1.example.com', false],
  ['::', false],
  ['::ffff:10.0.0.1', false],
])('%s is this machine: %s', (address, local) => {
  expect(isLoopback(address)).toBe(local)
})

test.each([
  ['localhost:9092', 'localhost'],
  ['[::1]:9092', '::1'],
  ['kafka', 'kafka'],
])('the host of %s is %s', (broker, host) => {
  expect(hostOf(broker)).toBe(host)
})

test('brokers are the same in any order, and only all of them', () => {
  const brokers = ['a:1', 'b:2']
  expect([sameBrokers(brokers, 'b:2, a:1'), sameBrokers(brokers, 'a:1'), sameBrokers(brokers, undefined)]).toEqual([
    true,
    false,
    false,
  ])
  expect(sameBrokers(brokers, 'a:1,b:2,c:3')).toBe(false)
})
