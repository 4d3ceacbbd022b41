import { expect, test } from '@jest/globals'
import { upLine } from './up-line.js'

test('while it starts, what took more than two seconds is told', () => {
  expect(upLine({ kind: 'ready', name: 'kafka', ms: 3_240 }, false)).toBe('  kafka ready after 3.2 s')
  expect(upLine({ kind: 'ready', name: 'edge', ms: 640 }, false)).toBeUndefined()
  expect(upLine({ kind: 'note', text: 'Fetching Kafka ...' }, false)).toBe('Fetching Kafka ...')
})

test('while it runs, a crash and its end are told', () => {
  const crashed = { kind: 'crashed', name: 'payments', how: 'killed by SIGKILL', log: '/x/payments.log' } as const
  expect(upLine(crashed, true)).toBe('payments ended (killed by SIGKILL), starts again; see /x/payments.log')
  expect(upLine({ kind: 'ready', name: 'payments', ms: 640 }, true)).toBe('payments is up again (640 ms).')
})

test('that it stops is told with the reason', () => {
  expect(upLine({ kind: 'stopping', why: 'SIGINT' }, true)).toBe('Stopping (SIGINT) ...')
})
