import { describe, expect, test } from '@jest/globals'
import { parpay } from './parpay.command.js'
import { differenceOf, stories, storyOf, storyPath } from './replay.system.js'
import { sharedSystem } from './running.system.js'

const { control } = await sharedSystem()

test('there are the stories that matter', () => {
  expect(stories).toEqual(
    expect.arrayContaining(['card-paid', 'card-declined', 'authorised-too-late', 'refunded-in-parts']),
  )
})

describe.each(stories)('%s, replayed', (name) => {
  test('comes out as it was recorded', async () => {
    expect(await differenceOf(control, await storyOf(name))).toBe('')
  })

  test('ends as it was recorded, though inputs come twice, late and in another order', async () => {
    const faults = { duplicate: 0.5, reorder: true, delay: 50, seed: 7 }
    expect(await differenceOf(control, await storyOf(name), faults)).toBe('')
  })
})

test.each(['checkout', 'payments', 'accounts', 'edge', 'psp-simulator'])(
  'a replay during which %s is killed comes out the same',
  async (service) => {
    const differing = differenceOf(control, await storyOf('refunded-in-parts'))
    await control.kill(service)
    expect(await differing).toBe('')
  },
)

test('what was changed in a recording is found, by its aggregate', async () => {
  const { header, lines } = await storyOf('card-paid')
  const changed = lines.map((line) =>
    line.kind === 'message' && line.type === 'OrderCompleted'
      ? { ...line, value: { ...(line.value as object), captured: 2600n } }
      : line,
  )
  const text = await differenceOf(control, { header, lines: changed })
  expect(text).toMatch(
    /^ord#1 \(ord_\w+\) on checkout\.order\.v1: 2 messages alike, then\n.*captured: 2600n.*\n.*captured: 2500n/,
  )
})

test('payments alone, in a system of its own, sends what it sent', async () => {
  const { code, stdout, stderr } = await parpay(
    'replay',
    storyPath('cancelled-while-captured'),
    '--only',
    'payments',
    '--assert',
  )
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: expect.stringMatching(/no difference\.\n$/), stderr: '' })
})
