import { describe, expect, test } from '@jest/globals'
import { checkTwice } from './check-twice.js'
import { check } from './check.js'
import { soundEvidence } from './sound-evidence.js'

const sound = soundEvidence()

describe('a system that came to rest twice', () => {
  const atPspAlone = {
    ...sound,
    psp: [...sound.psp, ...sound.psp.slice(-1).map((line) => ({ ...line, key: 'capture:other', amount: 1n }))],
  }

  test('need not have ended its orders before authorisations expire', () => {
    const at = <Row>(rows: readonly Row[]) => rows.map((row) => ({ ...row, status: 'confirmed' }))
    const standing = {
      ...sound,
      checkout: at(sound.checkout),
      edge: { ...sound.edge, orders: at(sound.edge.orders) },
    }
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
