import { expect, test } from '@jest/globals'
import { but, of, order, poisoned, says, serviceBut, sound } from './altered-evidence.js'
import { check } from './check.js'
import type { Evidence, TopicRecord } from './evidence.js'

test.each<[string, Evidence, string]>([
  [
    'that nobody parked',
    but({ planted: [poisoned] }),
    'checkout.order.v1 ord_x should have poison, behind parked at payments, and has none',
  ],
  [
    'without poison',
    serviceBut('payments', { inbox: of(sound.services[2]?.inbox ?? [], { blocked: true }) }),
    `checkout.order.v1 ${order} is blocked at payments, without poison`,
  ],
])('I9 finds %s', (_, evidence, words) => {
  expect(says('I9', evidence)).toContain(words)
})

test('poison that stands still with what is behind it, alone, is as it should be', () => {
  const record = (n: number): TopicRecord => ({
    ...{ topic: poisoned.topic, partition: 0, offset: BigInt(n + 2), key: poisoned.key },
    ...{ sequence: n, id: `x-${n}`, type: 'OrderPlaced', facts: undefined },
  })
  const aside = ['poison', 'behind'].map((reason, i) => ({
    ...{ topic: poisoned.topic, subject: poisoned.key, sequence: i + 1, reason, detail: '' },
  }))
  const row = { topic: poisoned.topic, subject: poisoned.key, last: 2, lastId: 'x-2', blocked: true, waiting: false }
  const services = sound.services.map((tables) =>
    tables.receives.includes(poisoned.topic)
      ? {
          ...{ ...tables, parked: aside, inbox: [...tables.inbox, row] },
          positions: tables.positions.map((at) => (at.topic === poisoned.topic ? { ...at, nextOffset: 5n } : at)),
        }
      : tables.service === 'checkout'
        ? { ...tables, sequences: [...tables.sequences, { ...row, last: 2 }] }
        : tables,
  )
  expect(check(but({ services, planted: [poisoned], records: [...sound.records, record(1), record(2)] }))).toEqual([])
})
