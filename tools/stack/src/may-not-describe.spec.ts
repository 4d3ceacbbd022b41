import { expect, test } from '@jest/globals'
import kafkajs from 'kafkajs'
import { mayNotDescribe } from './may-not-describe.js'

const answered = (type: string) => Object.assign(new kafkajs.KafkaJSProtocolError('says the broker'), { type })
const inVain = (cause: Error) =>
  Object.assign(new kafkajs.KafkaJSNumberOfRetriesExceeded(cause, { retryCount: 5, retryTime: 500 }), { cause })

test.each([
  ['the broker says so', answered('TOPIC_AUTHORIZATION_FAILED'), true],
  ['it said so each time', inVain(answered('TOPIC_AUTHORIZATION_FAILED')), true],
  ['the topic is not known yet', answered('UNKNOWN_TOPIC_OR_PARTITION'), false],
  ['its leader was not there each time', inVain(answered('LEADER_NOT_AVAILABLE')), false],
  ['there is no broker', new kafkajs.KafkaJSConnectionError('refused'), false],
])('whether permissions are the reason, if %s', (_, error, reason) => {
  expect(mayNotDescribe(error)).toBe(reason)
})
