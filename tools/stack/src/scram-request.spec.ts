import { describe, expect, test } from '@jest/globals'
import { decodeScramResponse, encodeScramRequest, scramCredential } from './scram-request.js'

describe('a SCRAM credential', () => {
  test('is what RFC 5802 derives from password and salt', () => {
    // openssl kdf -keylen 64 -kdfopt digest:SHA512 -kdfopt pass:secret -kdfopt salt:0123456789abcdef -kdfopt iter:8192 PBKDF2
    const { saltedPassword, iterations } = scramCredential('edge', 'secret', Buffer.from('0123456789abcdef'))
    expect({ iterations, saltedPassword: saltedPassword.toString('hex') }).toEqual({
      iterations: 8192,
      saltedPassword:
        '9dd261e957085fdcd2143ea75ceed9f0fb25244a5fb2d4a17c86a1bbb80a056a7a1f612761beddd3a0f40b38c458067fe4f76f2633bb01292b2f677093020560',
    })
  })
})

describe('the request that sets passwords', () => {
  test('deletes none, and names each user with mechanism, iterations, salt and salted password', () => {
    const credential = { user: 'edge', salt: Buffer.from([1, 2]), iterations: 4096, saltedPassword: Buffer.from([3]) }
    expect(encodeScramRequest([credential]).toString('hex')).toBe(
      ['00', '01', '02', '0565646765', '02', '00001000', '030102', '0203', '00', '00'].join(''),
    )
  })

  test('writes lengths of 128 and more in two bytes', () => {
    const long = { user: 'u'.repeat(200), salt: Buffer.alloc(0), iterations: 4096, saltedPassword: Buffer.alloc(0) }
    expect(encodeScramRequest([long]).subarray(3, 5).toString('hex')).toBe('c901')
  })
})

describe('the answer', () => {
  test('tells how it went for each user', () => {
    const fine = [Buffer.from([5]), Buffer.from('edge'), Buffer.from([0, 0, 0, 0])]
    const failed = [Buffer.from([2]), Buffer.from('a'), Buffer.from([0, 93, 4]), Buffer.from('bad'), Buffer.from([0])]
    const response = Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 3]), ...fine, ...failed, Buffer.from([0])])
    expect(decodeScramResponse(response)).toEqual([
      { user: 'edge', code: 0, message: null },
      { user: 'a', code: 93, message: 'bad' },
    ])
  })
})
