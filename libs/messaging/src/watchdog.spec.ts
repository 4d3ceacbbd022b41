import { expect, test } from '@jest/globals'
import { stoppedInSilence } from './watchdog.js'

const over = () => new AbortController()

test('a consumer that fetches nothing while records wait has stopped', async () => {
  const watched = { lastSign: () => 0, lags: () => Promise.resolve(true) }
  await expect(stoppedInSilence(watched, 1, over().signal)).resolves.toBe(true)
})

test.each<[string, { lastSign: () => number; lags: () => Promise<boolean> }]>([
  ['fetches', { lastSign: () => Date.now() + 60_000, lags: () => Promise.resolve(true) }],
  ['has nothing to fetch', { lastSign: () => 0, lags: () => Promise.resolve(false) }],
  ['cannot know, because the broker is away', { lastSign: () => 0, lags: () => Promise.reject(new Error('away')) }],
])('a consumer that %s has not', async (_, watched) => {
  const end = over()
  let looks = 0
  const counted = {
    lastSign() {
      looks += 1
      if (looks > 5) end.abort()
      return watched.lastSign()
    },
    lags: watched.lags,
  }
  await expect(stoppedInSilence(counted, 1, end.signal)).resolves.toBe(false)
})

test('one that fetches again while its lag is asked for has not', async () => {
  const end = over()
  let sign = 0
  const watched = {
    lastSign: () => sign,
    lags() {
      sign = Date.now() + 60_000
      end.abort()
      return Promise.resolve(true)
    },
  }
  await expect(stoppedInSilence(watched, 1, end.signal)).resolves.toBe(false)
})
