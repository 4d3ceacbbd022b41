import { describe, expect, test } from '@jest/globals'
import { secretFiles, withDrawn } from './secrets.js'

let drawn = 0
const draw = {
  password: () => `password-${(drawn += 1)}`,
  demo: () => ({ merchant: 'mer_1', apiKey: 'pk_test_1_secret', account: null, paymentMethod: null }),
}
const wanted = { brokers: ['kafka'], services: ['edge', 'checkout'], tools: ['kafbat'] }
const secrets = withDrawn(undefined, wanted, draw)
const files = secretFiles(secrets, { server: 'postgres:5432', parameters: '' })
/** The passwords a folder's files hold, also as parts of addresses. */
const knownBy = (reader: string) =>
  Object.entries(files)
    .filter(([path]) => path.startsWith(`${reader}/`))
    .flatMap(([, text]) => text.match(/password-\d+/g) ?? [])

describe('secrets', () => {
  test('are kept once drawn', () => {
    expect(withDrawn(secrets, wanted, draw)).toEqual(secrets)
  })

  test('of a service that came later are drawn beside the others', () => {
    const later = withDrawn(secrets, { ...wanted, services: [...wanted.services, 'receipts'] }, draw)
    expect(later.services).toMatchObject(secrets.services)
    expect(Object.keys(later.services)).toEqual(['edge', 'checkout', 'receipts'])
  })

  test('of a tool are drawn where an earlier version drew none, and kept after that', () => {
    const later = withDrawn({ ...secrets, tools: {} }, wanted, draw)
    expect(later).toEqual({ ...secrets, tools: { kafbat: expect.stringMatching(/^password-/) } })
    expect(withDrawn(later, wanted, draw)).toEqual(later)
  })

  test('of a tool are its own login to Kafka and nothing else', () => {
    expect(Object.keys(files).filter((path) => path.startsWith('kafbat/'))).toEqual(['kafbat/kafka-password'])
    expect([...knownBy('edge'), ...knownBy('checkout'), secrets.kafka]).not.toContain(files['kafbat/kafka-password'])
  })

  test('of one service are given to no other', () => {
    expect(knownBy('edge').filter((password) => knownBy('checkout').includes(password))).toEqual([])
    expect(new Set(knownBy('edge')).size).toBe(4)
  })

  test('of the servers are given to no service', () => {
    const ofServers = [secrets.kafka, secrets.postgres]
    expect([...knownBy('edge'), ...knownBy('checkout')].filter((password) => ofServers.includes(password))).toEqual([])
  })

  test('name the database of a service and its two roles', () => {
    expect(files['checkout/database-url']).toMatch(/^postgres:\/\/checkout:password-\d+@postgres:5432\/checkout$/)
    expect(files['checkout/database-owner-url']).toMatch(/^postgres:\/\/checkout_owner:password-\d+@/)
  })

  test('carry what a server elsewhere asks of its clients', () => {
    const elsewhere = secretFiles(secrets, { server: 'db.example.com:5432', parameters: 'sslmode=verify-full' })
    expect(elsewhere['edge/database-url']).toMatch(/@db\.example\.com:5432\/edge\?sslmode=verify-full$/)
  })

  test('hold a merchant key for the edge as its hash only', () => {
    expect(files['edge/api-keys']).toMatch(/^mer_1:1:[0-9a-f]{64}$/)
  })
})
