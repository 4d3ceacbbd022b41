import { expect, test } from '@jest/globals'
import { invariants } from '../src/check/violation.js'
import { chaosCommand } from './chaos.command.js'

// Longer than any seed has taken on a machine with other work.
const patience = 500_000

test(
  'every service dies at every line that matters, under load, and every invariant holds',
  async () => {
    // One instance of each, and half the load: two cores have other tests to run at the same time.
    const { code, printed } = await chaosCommand('--seed', '7', '--instances', '1', '--rate', '5')
    for (const name of Object.keys(invariants)) expect(printed).toMatch(new RegExp(`^ {2}${name} +ok `, 'm'))
    expect({ code, printed }).toMatchObject({ code: 0 })
  },
  patience,
)
