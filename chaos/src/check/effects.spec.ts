import { expect, test } from '@jest/globals'
import { but, edgeBut, order, recordBut, says, sound, thePayment, theTransaction } from './altered-evidence.js'
import type { Evidence } from './evidence.js'

test.each<[string, Evidence, string]>([
  [
    'a timeline with a double',
    edgeBut({ timelines: [...sound.edge.timelines, { orderId: order, n: 8, type: 'OrderPlaced' }] }),
    `${order} has 2 lines of 1 OrderPlaced`,
  ],
  [
    'a timeline with a hole',
    edgeBut({ timelines: sound.edge.timelines.filter(({ n }) => n !== 3) }),
    `${order}'s timeline has number 4 where 3 belongs`,
  ],
  [
    'a feed with a hole',
    edgeBut({ feed: [{ merchantId: 'mer_1', n: 2 }] }),
    "mer_1's feed has number 2 where 1 belongs",
  ],
  [
    'a capture that was never posted',
    but({ transactions: [], entries: [] }),
    `${thePayment} has 0 postings of 1 movement of 2500 minor units`,
  ],
  [
    'a posting that nobody was told',
    recordBut('TransactionPosted', { type: 'OrderPlaced' }),
    `${theTransaction} is posted, and told by 0 messages TransactionPosted`,
  ],
])('I4 finds %s', (_, evidence, words) => {
  expect(says('I4', evidence)).toContain(words)
})
