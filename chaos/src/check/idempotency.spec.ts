import { expect, test } from '@jest/globals'
import { but, edgeBut, of, order, other, says, sound, theKey, told } from './altered-evidence.js'
import type { Evidence } from './evidence.js'

test.each<[string, Evidence, string]>([
  [
    'two answers',
    but({ asked: of(sound.asked, { answers: [told, { ...other, replayed: true }] }) }),
    `key-1 was answered ${told.body} and ${other.body}`,
  ],
  [
    'another answer than is kept',
    edgeBut({ answers: of(sound.edge.answers, { body: other.body }) }),
    `key-1 was answered ${told.body}, and ${other.body} is kept`,
  ],
  ['nothing kept', edgeBut({ answers: [] }), `${theKey} was accepted, and nothing is kept under it`],
  [
    'a refusal after an acceptance',
    but({ asked: of(sound.asked, { answers: [told, { ...told, status: 422 }] }) }),
    `${theKey} was accepted once and refused another time`,
  ],
  [
    'two first answers',
    but({ asked: of(sound.asked, { answers: [told, told] }) }),
    `${theKey} was taken for a first request more than once`,
  ],
  [
    'another body accepted',
    but({ asked: of(sound.asked, { changed: [told] }) }),
    `${theKey} was used for another body, which was answered 202`,
  ],
  [
    'two orders',
    edgeBut({ orders: [...sound.edge.orders, ...of(sound.edge.orders, { id: 'ord_2' })] }),
    `key-1 was answered with ${order}, and made ${order}, ord_2`,
  ],
])('I7 finds %s', (_, evidence, words) => {
  expect(says('I7', evidence)).toContain(words)
})
