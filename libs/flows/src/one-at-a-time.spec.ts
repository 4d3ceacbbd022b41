import { expect, test } from '@jest/globals'
import { oneAtATime } from './one-at-a-time.js'

/** Work that ends when it is told to. */
function works() {
  const runs: PromiseWithResolvers<undefined>[] = []
  const call = oneAtATime(async () => {
    const run = Promise.withResolvers<undefined>()
    runs.push(run)
    await run.promise
  })
  return { runs, call }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('callers that come while it runs share one run that begins afterwards', async () => {
  const { runs, call } = works()
  const [first, second, third] = [call(), call(), call()]
  await turn()
  expect(runs).toHaveLength(1)
  runs[0]?.resolve(undefined)
  await first
  await turn()
  expect(runs).toHaveLength(2)
  runs[1]?.resolve(undefined)
  await Promise.all([second, third])
})

test('a run that fails tells its callers, and the next one goes on', async () => {
  const { runs, call } = works()
  const [first, second] = [call(), call()]
  runs[0]?.reject(new Error('no'))
  await expect(first).rejects.toThrow('no')
  await turn()
  runs[1]?.resolve(undefined)
  await expect(second).resolves.toBeUndefined()
})
