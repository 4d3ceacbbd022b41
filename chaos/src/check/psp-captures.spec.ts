import { expect, test } from '@jest/globals'
import { pspWith, says, theCapture, thePayment } from './altered-evidence.js'
import type { Evidence } from './evidence.js'

test.each<[string, Evidence, string]>([
  ['captured twice', pspWith({ amount: 0n }), `${theCapture} was captured 2 times by the PSP, in lines 2 and 3`],
  [
    'captured beyond its authorisation',
    pspWith({ key: 'capture:other', amount: 1n }),
    `${thePayment} was captured 2501 of 2500 authorised minor units at the PSP`,
  ],
  [
    'refunded beyond its capture',
    pspWith({ outcome: 'refunded', amount: 2501n }),
    `${thePayment} was refunded 2501 of 2500 captured minor units at the PSP`,
  ],
])('I2 finds %s', (_, evidence, words) => {
  expect(says('I2', evidence)).toContain(words)
})
