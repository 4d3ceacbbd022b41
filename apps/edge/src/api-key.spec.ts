import { expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { parseApiKeys, provenKey } from './api-key.js'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const shop = { merchantId: 'mer_01h455vb4pex5vsknk084sn02q', text: 'pk_test_shop_c2VjcmV0' }
const cafe = { merchantId: 'mer_01h455vb4pex5vsknk084sn02r', text: 'pk_test_cafe_b3RoZXI' }
const configured = `${shop.merchantId}:shop:${sha256(shop.text)},${cafe.merchantId}:cafe:${sha256(cafe.text)}`

test('each key proves its own merchant', () => {
  const keys = parseApiKeys(configured)
  expect(provenKey(keys, `Bearer ${shop.text}`)?.merchantId).toBe(shop.merchantId)
  expect(provenKey(keys, `bearer ${cafe.text}`)?.merchantId).toBe(cafe.merchantId)
})

test.each([
  undefined,
  '',
  shop.text,
  `Basic ${shop.text}`,
  'Bearer ',
  'Bearer pk_test_shop_',
  `Bearer ${shop.text}x`,
  `Bearer ${shop.text.toUpperCase()}`,
  `Bearer ${shop.text.replace('shop', 'cafe')}`,
  `Bearer ${shop.text.replace('shop', 'nobody')}`,
  `Bearer ${shop.text}, Bearer ${shop.text}`,
])('%j proves nothing', (authorization) => {
  expect(provenKey(parseApiKeys(configured), authorization)).toBeUndefined()
})

test.each([
  ['', 'entry 1 is not'],
  ['mer_x:shop:00', 'entry 1 is not'],
  [`${configured},${shop.merchantId}:third:${'0'.repeat(63)}`, 'entry 3 is not'],
  [`${configured},${configured}`, 'entry 3 repeats the key id shop'],
])('%j is no configuration', (text, sentence) => {
  expect(() => parseApiKeys(text)).toThrow(sentence)
})
