import { expect, test } from '@jest/globals'
import { plain } from './palette.js'
import { quiescentText } from './quiescent-text.js'

const quiet = { quiet: true, calling: false, milliseconds: 48, unrest: [], epoch: 0, next: null }

test('a quiet system', () => {
  expect(quiescentText(quiet, plain)).toBe('Quiet after 48 ms.')
})

test('a quiet system that waits for its clock', () => {
  expect(quiescentText({ ...quiet, next: '2026-11-23T18:00:00.000Z' }, plain)).toBe(
    'Quiet after 48 ms. The next timer or call is due at 2026-11-23T18:00:00.000Z.',
  )
})

test('one that is not, with every reason', () => {
  const unrest = ['checkout has 3 messages to publish', 'edge does not answer: npx parpay start edge']
  expect(quiescentText({ ...quiet, quiet: false, calling: false, unrest }, plain)).toBe(
    'Not quiet:\n  checkout has 3 messages to publish\n  edge does not answer: npx parpay start edge',
  )
})
