import { describe, expect, test } from '@jest/globals'
import { brokerProperties } from './broker-properties.js'

const properties = (...hosts: string[]) =>
  new Map(
    brokerProperties({ hosts, adminPassword: 'secret' })
      .split('\n')
      .filter((line) => line.includes('=') && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

describe('brokers', () => {
  test('deny what no permission allows, and let nobody in without a login', () => {
    const set = properties('kafka')
    expect(set.get('allow.everyone.if.no.acl.found')).toBe('false')
    expect(set.get('super.users')).toBe('User:admin')
    expect(
      set
        .get('listener.security.protocol.map')
        ?.split(',')
        .every((one) => one.includes(':SASL_')),
    ).toBe(true)
  })

  test('keep one copy where there is one', () => {
    const set = properties('kafka')
    expect(set.get('controller.quorum.voters')).toBe('1@kafka:9093')
    expect([set.get('offsets.topic.replication.factor'), set.get('min.insync.replicas')]).toEqual(['1', '1'])
  })

  test('keep three copies, two of them in step, where there are three', () => {
    const set = properties('a', 'b', 'c')
    expect(set.get('controller.quorum.voters')).toBe('1@a:9093,2@b:9093,3@c:9093')
    for (const [name, value] of set) {
      if (name.endsWith('replication.factor')) expect([name, value]).toEqual([name, '3'])
      if (/min\.(isr|insync\.replicas)$/.test(name)) expect([name, value]).toEqual([name, '2'])
    }
  })

  test('let services log in with SCRAM only', () => {
    expect(properties('kafka').get('listener.name.client.sasl.enabled.mechanisms')).toBe('SCRAM-SHA-512')
  })
})
