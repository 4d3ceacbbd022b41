import { expect, test } from '@jest/globals'
import { oneAtATime } from './one-at-a-time.js'

/** Looks that a test answers, each by its number. */
function looking() {
  const pending: { resolve: () => void; reject: (error: Error) => void }[] = []
  let begun = 0
  const ask = oneAtATime(
    () =>
      new Promise<number>((resolve, reject) => {
        const nth = (begun += 1)
        pending.push({
          resolve: () => {
            resolve(nth)
          },
          reject,
        })
      }),
  )
  return { ask, begun: () => begun, pending }
}

test('those who ask during a look share one that begins after it', async () => {
  const { ask, begun, pending } = looking()
  const [first, ...others] = [ask(), ask(), ask()]
  expect(begun()).toBe(1)
  pending[0]?.resolve()
  expect(await first).toBe(1)
  const late = ask()
  await Promise.resolve()
  expect(begun()).toBe(2)
  pending[1]?.resolve()
  expect(await Promise.all([...others, late])).toEqual([2, 2, 2])
})

test('a look that fails is over, and those who waited get the next one', async () => {
  const { ask, pending } = looking()
  const [first, second] = [ask(), ask()]
  pending[0]?.reject(new Error('the database is away'))
  await expect(first).rejects.toThrow('the database is away')
  await Promise.resolve()
  pending[1]?.resolve()
  expect(await second).toBe(2)
  const third = ask()
  pending[2]?.resolve()
  expect(await third).toBe(3)
})
