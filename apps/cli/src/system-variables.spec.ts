import { expect, test } from '@jest/globals'
import { systemVariables } from './system-variables.js'

const status = { edge: 'http://127.0.0.1:1', apiKey: 'pk_test_1', brokers: ['a:1', 'b:2'] }

test('a system under the names the documentation uses', () => {
  expect(systemVariables({ ...status, account: 'acc_1', paymentMethod: 'pm_1' })).toEqual({
    PARPAY_URL: 'http://127.0.0.1:1',
    PARPAY_API_KEY: 'pk_test_1',
    ACCOUNT: 'acc_1',
    PAYMENT_METHOD: 'pm_1',
    KAFKA_BROKERS: 'a:1,b:2',
  })
})

test('what is not there yet is left out', () => {
  expect(Object.keys(systemVariables({ ...status, account: null, paymentMethod: null }))).toEqual([
    ...['PARPAY_URL', 'PARPAY_API_KEY', 'KAFKA_BROKERS'],
  ])
})
