import { expect, test } from '@jest/globals'
import { but, of, says, sound, theTransaction } from './altered-evidence.js'
import type { Evidence } from './evidence.js'

test.each<[string, Evidence, string]>([
  [
    'that does not sum to zero',
    but({ entries: sound.entries.slice(1) }),
    `${theTransaction} sums to -2500 minor units of EUR instead of zero`,
  ],
  ['without entries', but({ entries: [] }), `${theTransaction} is a transaction without entries`],
  [
    'in two currencies',
    but({ entries: of(sound.entries, { ledgerAccount: 'parpay:fees:USD' }) }),
    `${theTransaction} is in EUR with an entry on parpay:fees:USD`,
  ],
  [
    'that is not the sum of its entries',
    but({ balances: of(sound.balances, { entries: 699n }) }),
    'the wallet of acc_1 holds 700 minor units, and its entries sum to 699',
  ],
  [
    'that the edge shows a merchant without entries for it',
    but({ balances: of(sound.balances, { entries: 0n }) }),
    "the edge's EUR balance of mer_1 holds 2400 minor units, and its entries sum to 0",
  ],
])('I3 finds %s', (_, evidence, words) => {
  expect(says('I3', evidence)).toContain(words)
})
