import { describe, expect, test } from '@jest/globals'
import { but, edgeBut, of, pspWith, sound } from './altered-evidence.js'
import { checkTwice } from './check-twice.js'
import { check } from './check.js'

describe('a system that came to rest twice', () => {
  const atPspAlone = pspWith({ key: 'capture:other', amount: 1n })

  test('need not have ended its orders before authorisations expire', () => {
    const status = 'confirmed'
    const { edge } = edgeBut({ orders: of(sound.edge.orders, { status }) })
    const standing = but({ edge, checkout: of(sound.checkout, { status }) })
    expect(check(standing)).not.toEqual([])
    expect(checkTwice(standing, sound)).toEqual([])
  })

  test('is not forgiven what an expiry mends', () => {
    expect(checkTwice(atPspAlone, sound)).toEqual(check(atPspAlone))
    expect(check(atPspAlone)).not.toEqual([])
  })

  test('has each violation once', () => {
    expect(checkTwice(atPspAlone, atPspAlone)).toEqual(check(atPspAlone))
  })
})
