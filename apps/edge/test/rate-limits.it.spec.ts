import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@parpay/events'
import { startEdge, type Answer, type Edge, type Merchant } from './edge.fixture.js'

const perKey = 20
const perAddress = 5
let edge: Edge
beforeAll(async () => {
  edge = await startEdge('edge_rate_limits', {
    kafka: false,
    variables: { PARPAY_RATE_LIMIT_KEY: String(perKey), PARPAY_RATE_LIMIT_ADDRESS: String(perAddress) },
  })
}, 60_000)
afterAll(() => edge.stop())

const list = (as: Merchant | null): Promise<Answer> => edge.call('GET', '/v1/orders', { as })

function refused({ status, headers, body }: Answer): void {
  expect(status).toBe(429)
  expect(body['type']).toBe('https://parpay.dev/problems/too-many-requests')
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60)
}

test('a key may send so many requests a minute, each of which says what is left; another key is not concerned', async () => {
  for (let left = perKey - 1; left >= 0; left--) {
    const { status, headers } = await list(edge.shop)
    expect(status).toBe(200)
    expect(headers.get('ratelimit-policy')).toBe(`"key";q=${perKey};w=60`)
    expect(headers.get('ratelimit')).toMatch(new RegExp(`^"key";r=${left};t=\\d+$`))
  }
  refused(await list(edge.shop))
  const place = await edge.call('POST', '/v1/orders', { body: {} })
  refused(place)
  expect(place.headers.get('ratelimit')).toMatch(/^"key";r=0;t=\d+$/)
  expect((await list(edge.rival)).status).toBe(200)
})

test('an address may send so many without a valid key; valid keys from there are not concerned', async () => {
  const strangers = [null, { id: newId('mer'), apiKey: 'pk_test_shop_wrong' }, { id: newId('mer'), apiKey: 'x' }]
  for (let sent = 0; sent < perAddress; sent++) {
    const { status, headers } = await list(strangers[sent % 3] ?? null)
    expect(status).toBe(401)
    expect(headers.get('ratelimit-policy')).toBe(`"address";q=${perAddress};w=60`)
  }
  for (const stranger of strangers) refused(await list(stranger))
  refused(await edge.call('GET', '/openapi.json', { as: null }))
  refused(await edge.call('GET', '/nothing', { as: null }))
  expect((await list(edge.rival)).status).toBe(200)
  expect((await edge.call('GET', '/health/live', { as: null })).status).toBe(200)
})
