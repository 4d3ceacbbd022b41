import { expect, test } from '@jest/globals'
import { chaosCommand } from './chaos.command.js'

test('--help has examples, the failpoints and the bugs', async () => {
  const { code, printed } = await chaosCommand('--help')
  expect(code).toBe(0)
  for (const word of ['--seeds 1..10', 'relay.acknowledged', 'inbox-off']) expect(printed).toContain(word)
})

test.each([
  ['--seed', 'seven'],
  ['--seeds', '9..1'],
  ['--service', 'console'],
  ['--bug', 'none'],
  ['--orders', '0'],
])('%s %s is a wrong command line', async (...words) => {
  expect((await chaosCommand(...words)).code).toBe(2)
})
