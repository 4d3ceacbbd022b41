import { expect, test } from '@jest/globals'
import { servicePackage } from './service-package.js'

test.each(['receipts', '@acme/receipts'])('a service called %s, with what Node runs', (name) => {
  const text = JSON.stringify({ name, main: 'src/main.ts', type: 'module' })
  expect(servicePackage(text)).toEqual({ name: 'receipts', main: 'src/main.ts' })
})

test.each(['{}', '{"name": "receipts"}', '{"name": "receipts", "main": ""}', 'no JSON'])('%s is none', (text) => {
  expect(servicePackage(text)).toBeUndefined()
})
