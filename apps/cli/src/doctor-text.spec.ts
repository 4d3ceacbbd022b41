import { expect, test } from '@jest/globals'
import { doctorText, healthy, type Finding } from './doctor-text.js'
import { plain } from './palette.js'

const java: Finding = { name: 'Java', state: 'ok', says: '17.0.15' }
const system: Finding = { name: 'System', state: 'note', says: 'does not run' }
const maven: Finding = { name: 'Maven', state: 'wrong', says: 'is not there', fix: 'apt install maven' }

test('a line each, and the fix of what is wrong', () => {
  expect(doctorText([java, system, maven], plain)).toBe(
    `ok     Java    17.0.15
-      System  does not run
WRONG  Maven   is not there
               apt install maven

1 thing is wrong.`,
  )
})

test('what is only noted is no illness', () => {
  expect(healthy([java, system])).toBe(true)
  expect(healthy([java, system, maven])).toBe(false)
  expect(doctorText([java, system], plain)).toContain('Nothing is in the way.')
})
