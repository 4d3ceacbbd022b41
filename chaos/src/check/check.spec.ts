import { expect, test } from '@jest/globals'
import { recordsWith, sound } from './altered-evidence.js'
import { check } from './check.js'

test('a system in which all is well has no violations', () => {
  expect(check(sound)).toEqual([])
})

test('a message that is on its topic again is none', () => {
  expect(check(recordsWith('OrderPlaced', {}))).toEqual([])
})
