import { expect, test } from '@jest/globals'
import { planted } from './bugs.js'

const bug = { is: 'wrong', breaks: [], edits: [{ file: 'a/dist/sum.js', piece: 'a + b', instead: 'a - b' }] }

test('a bug replaces its piece of its file', () => {
  expect(planted(bug, 'a/dist/sum.js', 'export const sum = (a, b) => a + b')).toBe('export const sum = (a, b) => a - b')
})

test('another file stays as it is', () => {
  expect(planted(bug, 'b/dist/sum.js', 'a + b')).toBe('a + b')
})

test('a piece that is not there any more is an error that says what to do', () => {
  expect(() => planted(bug, 'a/dist/sum.js', 'a * b')).toThrow(
    'a/dist/sum.js has no "a + b": bring chaos/src/rig/bugs.ts up to date',
  )
})
