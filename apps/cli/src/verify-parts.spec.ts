import { describe, expect, test } from '@jest/globals'
import { declined, firstPart, firstPartOnly, inParts, line, said } from '../test/witnesses.js'
import type { Witnesses } from './verify.js'

describe('of an order captured and refunded in parts, a planted difference is found and named', () => {
  test.each<[string, Witnesses, Partial<Witnesses>, string]>([
    [
      'a capture done twice, by another key',
      firstPart,
      { psp: [...firstPart.psp, line('capture', 'captured', 1500n, 'capture:cap_1:1')] },
      'cap_1 was captured 2 times at the PSP',
    ],
    [
      'a refund done twice, by another key',
      inParts,
      { psp: [...inParts.psp, line('refund', 'refunded', 1333n, 'refund:ref_1:1')] },
      'ref_1 was refunded 2 times at the PSP',
    ],
    [
      'a part nobody knows of, while more may be captured',
      firstPart,
      { psp: [...firstPart.psp, line('capture', 'captured', 100n, 'capture:cap_9')] },
      'pay_1 captured 16.00 EUR at the PSP, 15.00 EUR at payments',
    ],
    [
      'another amount authorised',
      firstPart,
      { payments: firstPart.payments.map((each) => ({ ...each, amount: 5000n })) },
      'pay_1 authorised 49.99 EUR at the PSP, 50.00 EUR at payments',
    ],
    [
      'a rest that is held although the last capture was taken',
      inParts,
      { psp: inParts.psp.map((each) => ({ ...each, final: false })) },
      'pay_1 is captured, and the PSP still holds 9.99 EUR',
    ],
    [
      'a rest that is held although the authorisation expired',
      firstPartOnly,
      { psp: firstPart.psp },
      'pay_1 is voided, and the PSP still holds 34.99 EUR',
    ],
    [
      'a part the order was not told of',
      firstPart,
      { orders: firstPart.orders.map((each) => ({ ...each, captured: 0n })) },
      'ord_1 is confirmed with 0.00 EUR, payments captured 15.00 EUR',
    ],
    [
      'a refund the order was not told of',
      inParts,
      { orders: inParts.orders.map((each) => ({ ...each, refunded: 0n })) },
      'ord_1 was refunded 0.00 EUR, by payments 13.33 EUR',
    ],
    [
      'more refunded than captured',
      inParts,
      { orders: inParts.orders.map((each) => ({ ...each, refunded: 4001n })) },
      'ord_1 was refunded 40.01 EUR of 40.00 EUR',
    ],
    [
      'more captured than ordered',
      inParts,
      { orders: inParts.orders.map((each) => ({ ...each, total: 3999n })) },
      'ord_1 is completed with 40.00 EUR of 39.99 EUR',
    ],
    [
      'an approved capture nobody does',
      firstPart,
      { orders: firstPart.orders.map((each) => ({ ...each, capturing: 500n })) },
      'ord_1 waits for captures of 5.00 EUR, and payments has none under way',
    ],
    [
      'an approved refund nobody does',
      inParts,
      { orders: inParts.orders.map((each) => ({ ...each, refunding: 500n })) },
      'ord_1 waits for refunds of 5.00 EUR, and payments has none under way',
    ],
    [
      'a cancelled order that kept a part',
      { ...firstPartOnly, orders: firstPartOnly.orders.map((each) => ({ ...each, status: 'cancelled' })) },
      {},
      'ord_1 is cancelled with 15.00 EUR',
    ],
    [
      'a cancelled order whose payment waits for more',
      {
        ...declined,
        psp: [line('authorise', 'authorised')],
        payments: declined.payments.map((each) => ({ ...each, status: 'authorised' })),
        orders: declined.orders.map((each) => ({ ...each, status: 'cancelled' })),
      },
      {},
      'ord_1 is cancelled, and its payment is authorised still',
    ],
    [
      'a completed order whose payment waits for more',
      firstPart,
      { orders: firstPart.orders.map((each) => ({ ...each, status: 'completed' })) },
      'ord_1 is completed, its payment authorised',
    ],
    [
      'a part of a capture that was not posted',
      inParts,
      { entries: inParts.entries.filter(({ transactionId }) => transactionId !== 'txn_capture_2') },
      'pay_1 captured 15.00 EUR in the ledger, 40.00 EUR at payments',
    ],
    [
      'a share of the fee that was not returned',
      inParts,
      { payments: inParts.payments.map((each) => ({ ...each, feeReturned: 48n })) },
      'pay_1 left -0.97 EUR on parpay:fees:EUR, by payments it is -0.98 EUR',
    ],
  ])('%s', (_, witnesses, change, expected) => {
    expect(said({ ...witnesses, ...change })).toContain(expected)
  })
})
