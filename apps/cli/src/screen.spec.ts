import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { plain } from './palette.js'
import { curl, screen } from './screen.js'

const addresses = {
  edge: 'http://127.0.0.1:20001',
  otherEdges: ['http://127.0.0.1:20005'],
  psp: 'http://127.0.0.1:20002',
  brokers: ['127.0.0.1:20003'],
  apiKey: `pk_test_0123456789ab_${'0123456789abcdef'.repeat(4)}`,
  account: 'acc_01h455vb4pex5vsknk084sn02q',
  paymentMethod: 'pm_01h455vb4pex5vsknk084sn02q',
}
const idempotencyKey = '01936f0e-0000-7000-8000-000000000001'
const shown = screen(addresses, { idempotencyKey, seconds: 6.04, paint: plain })

test('it fits a terminal of 80 columns, but for the key itself', () => {
  expect(shown).toContain('ParPay is up after 6.0 s.')
  const lines = shown.split('\n').filter((line) => !line.includes(addresses.apiKey))
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
})

test('it names addresses, key, account and payment method, and three commands to try', () => {
  for (const value of Object.values(addresses).flat()) expect(shown).toContain(value)
  for (const command of ['curl -i', 'npx parpay watch', 'npx parpay place --wait']) expect(shown).toContain(command)
})

test('the printed curl is one command whose body is the order, in a plain shell', () => {
  const command = curl({ ...addresses, idempotencyKey })
  expect(shown).toContain(command)
  const words = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`], { encoding: 'utf8' }).split(
    '\0',
  )
  expect(words.slice(0, 10)).toEqual([
    '-i',
    '-w',
    '\\n',
    'http://127.0.0.1:20001/v1/orders',
    '-H',
    `Authorization: Bearer ${addresses.apiKey}`,
    '-H',
    `Idempotency-Key: ${idempotencyKey}`,
    '-H',
    'Content-Type: application/json',
  ])
  expect(JSON.parse(words[11] ?? '')).toEqual({
    account: addresses.account,
    paymentMethod: addresses.paymentMethod,
    currency: 'EUR',
    lines: [{ sku: 'tea-1', name: 'Green tea', quantity: 2, unitAmount: 1250 }],
  })
})
