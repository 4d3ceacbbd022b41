import { expect, test } from '@jest/globals'
import { parpayServices } from './services.js'

test('one instance of everything by default', () => {
  expect(parpayServices('/clone').map(({ name }) => name)).toEqual([
    'psp-simulator',
    'edge',
    'checkout',
    'payments',
    'accounts',
  ])
})

test('a second instance shares program, database and variables, but not the fixed port; the PSP stays one', () => {
  const services = parpayServices('/clone', 2)
  const named = new Map(services.map((spec) => [spec.name, spec]))
  expect(services).toHaveLength(9)
  expect(named.has('psp-simulator-2')).toBe(false)
  const { port, ...first } = named.get('edge') ?? {}
  expect(port).toBe('EDGE_PORT')
  expect(named.get('edge-2')).toEqual({ ...first, name: 'edge-2' })
  expect(named.get('checkout-2')).toEqual({ ...named.get('checkout'), name: 'checkout-2' })
})

test('the PSP tells payments, which is found where it listened before', () => {
  const [psp] = parpayServices('/clone')
  const addresses = { folder: '/data', psp: 'http://127.0.0.1:1', payments: 'http://127.0.0.1:2', apiKeys: '' }
  expect(psp?.variables?.(addresses)).toMatchObject({ PSP_NOTIFY_URL: 'http://127.0.0.1:2/psp/notifications' })
  expect(parpayServices('/clone').find(({ name }) => name === 'payments')?.port).toBe('PAYMENTS_PORT')
})
