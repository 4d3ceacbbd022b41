import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { otherUuid, uuidText } from './uuid.js'

const hex = fc.stringMatching(/^[0-9a-f]{32}$/)
const dashed = (text: string) => text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

test('a UUID has the same digits as a TypeID', () => {
  // The example of the TypeID specification (github.com/jetify-com/typeid, spec/valid.yml: valid-uuidv7).
  const uuid = uuidText('01890a5d-ac96-774b-bcce-b302099a8057')
  const typeId = uuidText('prefix_01h455vb4pex5vsknk084sn02q')
  expect(typeId?.hex).toBe(uuid?.hex)
  expect(typeId?.around(uuid?.hex ?? '')).toBe('prefix_01h455vb4pex5vsknk084sn02q')
})

test('any text with a UUID becomes itself around the same UUID', () => {
  fc.assert(
    fc.property(hex, fc.constantFrom('ord', 'pay_method'), (digits, prefix) => {
      const texts = [dashed(digits), dashed(digits).toUpperCase()]
      const typed = uuidText(dashed(digits))
      expect(typed?.hex).toBe(digits)
      for (const text of texts) expect(uuidText(text)?.around(digits)).toBe(text)
      const typeId = uuidText(`${prefix}_00000000000000000000000000`)?.around(digits) ?? ''
      expect(uuidText(typeId)?.hex).toBe(digits)
    }),
  )
})

test.each([
  'of 01890a5d-ac96-774b-bcce-b302099a8057',
  'Prefix_01h455vb4pex5vsknk084sn02q',
  'prefix_81h455vb4pex5vsknk084sn02q',
  '01h455vb4pex5vsknk084sn02q',
  '_01h455vb4pex5vsknk084sn02q',
])('%s is none', (text) => {
  expect(uuidText(text)).toBeUndefined()
})

describe('another UUID', () => {
  test('is the same each time in one run, and another one in another', () => {
    fc.assert(
      fc.property(hex, fc.nat(), (digits, offset) => {
        const other = otherUuid(digits, 'a', offset)
        expect(other).toMatch(/^[0-9a-f]{32}$/)
        expect(otherUuid(digits, 'a', offset)).toBe(other)
        expect(otherUuid(digits, 'b', offset)).not.toBe(other)
        expect(other.charAt(12)).toBe(digits.charAt(12))
        expect(parseInt(other.charAt(16), 16) >> 2).toBe(parseInt(digits.charAt(16), 16) >> 2)
      }),
    )
  })
  test('of version 7 has its time moved, and sorts as before within a millisecond', () => {
    const other = otherUuid('01890a5dac96774bbcceb302099a8057', 'a', 1_000)
    expect(parseInt(other.slice(0, 12), 16)).toBe(0x01890a5dac96 + 1_000)
    expect(other.slice(12, 16)).toBe('774b')
    expect(other.slice(17)).not.toBe('cceb302099a8057')
  })
  test.each(['0'.repeat(32), 'f'.repeat(32)])('of %s is itself', (special) => {
    expect(otherUuid(special, 'a', 1)).toBe(special)
  })
})
