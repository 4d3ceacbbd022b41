import { expect, test } from '@jest/globals'
import { barContract, coffee } from '../../test/bar.fixture.js'
import { typeId } from '../../test/told.js'
import { storyOf } from '../replay/story-of.js'
import { EventLog } from './event-log.js'
import { questionOf } from './wanted.js'

const logOf = (...numbers: readonly number[]) => {
  const log = new EventLog(barContract)
  for (const n of numbers) for (const message of coffee(n)) log.add(storyOf(message))
  return log
}
const served = (n: number) => questionOf('Served', { orderId: typeId('ord', n) }, barContract)

test('what came before it was asked for counts', async () => {
  expect(await logOf(1, 2).wait(served(2), 0)).toMatchObject({ key: typeId('ord', 2), type: { name: 'Served' } })
})

test('who waits is told as soon as it is there', async () => {
  const log = logOf(1)
  const waiting = log.wait(served(2), 60_000)
  for (const message of coffee(2)) log.add(storyOf(message))
  expect(await waiting).toMatchObject({ key: typeId('ord', 2) })
})

test('what does not come is told with what came about it, as a tree', async () => {
  const log = logOf(1, 2)
  const asked = questionOf('Refused', { orderId: typeId('ord', 2) }, barContract)
  const said = log.wait(asked, 1).then(() => 'it came', String)
  const text = (await said)
    .replaceAll(/ord_\w+/g, 'ord')
    .replaceAll(/drk_\w+/g, 'drk')
    .replaceAll(/ +/g, ' ')
  expect(text).toBe(
    [
      'ExpectationUnmet: Refused { orderId: "ord" } did not come within 1 ms.',
      'What came about it:',
      'Ordered ord door +0 ms',
      '└─ Accepted ord counter +10 ms',
      ' └─ Brewed drk kitchen +10 ms',
      ' └─ Served ord counter +10 ms',
      '',
    ].join('\n'),
  )
})

test('where only others came, the fields asked for are shown, and what could not be decoded', async () => {
  const log = logOf(1)
  const [{ topic, partition, offset, at, key, headers } = storyOf(coffee(1)[0] ?? never())] = log.messages
  log.add({ topic, partition, offset: offset + 9n, at, key, headers, problem: 'that is no drink' })
  const text = await log.wait(served(7), 1).catch(String)
  expect(text).toMatch(/What came at all:\n[^]*Served ord_\S+ orderId "ord_\w+"/)
  expect(text).toMatch(/! bar\.request\[0\]@\d+ could not be decoded: that is no drink\n$/)
  expect(await new EventLog(barContract).wait(served(1), 1).catch(String)).toMatch(/Nothing came at all\.\n$/)
})

test('what should not have come is told with all it says', () => {
  const log = logOf(1)
  const came = log.find(served(1))
  expect(String(log.unwanted(served(1), came ?? never()))).toMatch(
    /^ExpectationUnmet: Served .* came, and should not have: \{ orderId: "ord_/,
  )
})

test('who waits is told that reading broke, not that nothing came', async () => {
  const log = logOf()
  const waiting = log.wait(served(1), 60_000)
  log.broke(new Error('the broker is gone'))
  await expect(waiting).rejects.toThrow('the broker is gone')
})

function never(): never {
  throw new Error('it is there')
}
