import { describe, expect, test } from '@jest/globals'
import { contracts, topics } from '@parpay/events'
import { changesOf, type Permission, permissionsOf, permissionsToLook } from './access.js'

const all = Object.values(contracts)
const allowed = (service: keyof typeof contracts, prefix = '') =>
  permissionsOf(contracts[service], prefix).map(({ resource, name, operation }) => `${operation} ${resource} ${name}`)

describe('what a service may do at the broker', () => {
  test('is what its document sends and receives, and its own group', () => {
    expect(allowed('checkout')).toEqual([
      'write topic checkout.order.v1',
      'describe topic checkout.order.v1',
      'read topic checkout.request.v1',
      'describe topic checkout.request.v1',
      'read topic payments.payment.v1',
      'describe topic payments.payment.v1',
      'read group checkout',
      'describe group checkout',
    ])
  })

  test('carries the prefix of a system that shares a cluster', () => {
    expect(allowed('accounts', 'eu-')).toContain('write topic eu-accounts.ledger.v1')
    expect(allowed('accounts', 'eu-')).toContain('read group eu-accounts')
  })

  test('is for its own principal only', () => {
    for (const contract of all)
      expect(new Set(permissionsOf(contract).map(({ principal }) => principal))).toEqual(
        new Set([`User:${contract.service}`]),
      )
  })

  test('lets each topic be written by one service, its writer in the contract', () => {
    const writers = topics.map(({ name }) => ({
      name,
      writers: all
        .filter((contract) => permissionsOf(contract).some((one) => one.operation === 'write' && one.name === name))
        .map(({ service }) => service),
    }))
    expect(writers).toEqual(topics.map(({ name, writers }) => ({ name, writers: [...writers] })))
  })

  test('never reads a topic without a message that the service receives', () => {
    for (const contract of all) {
      const received = new Set(contract.receive.map(({ topic }) => topic))
      const read = permissionsOf(contract).filter((one) => one.resource === 'topic' && one.operation === 'read')
      expect(new Set(read.map(({ name }) => name))).toEqual(received)
    }
  })

  test('is described once for a topic that a service both sends and receives', () => {
    const { send } = contracts.payments
    const both = permissionsOf({ service: 'mirror', send, receive: send })
    expect(
      both.filter(({ operation, name }) => operation === 'describe' && name === 'payments.payment.v1'),
    ).toHaveLength(1)
  })
})

test('a tool may read every topic, look at groups, and nothing else', () => {
  const permissions = permissionsToLook('kafbat', topics, ['edge'], 'eu-')
  expect(permissions.map(({ operation, resource, name }) => `${operation} ${resource} ${name}`)).toEqual([
    ...topics.flatMap(({ name }) => [`read topic eu-${name}`, `describe topic eu-${name}`]),
    'describe group eu-edge',
  ])
  expect(new Set(permissions.map(({ principal }) => principal))).toEqual(new Set(['User:kafbat']))
})

describe('changes', () => {
  const one: Permission = { principal: 'User:a', resource: 'topic', name: 't', operation: 'read' }
  const other: Permission = { ...one, operation: 'write' }

  test('grant what is missing and revoke what is not wanted any more', () => {
    expect(changesOf([one], [other])).toEqual({ grant: [one], revoke: [other] })
  })

  test('are none where all is as wanted', () => {
    expect(changesOf([one, other], [other, one])).toEqual({ grant: [], revoke: [] })
  })
})
