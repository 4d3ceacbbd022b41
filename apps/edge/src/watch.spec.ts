import { expect, test } from '@jest/globals'
import { silent, type Connection, type Database } from '@parpay/messaging'
import { Watch } from './watch.server.js'

const never = new Promise<never>(() => undefined)
const unused = (): Promise<never> => Promise.reject(new Error('the watch asks on its own connection'))

/** A database whose connection is cut in silence: nothing is answered any more, not even a goodbye. */
function cutInSilence() {
  let asked: () => void = () => undefined
  const proof = new Promise<void>((resolve) => {
    asked = resolve
  })
  const connection: Connection = {
    lost: never,
    query: () => {
      asked()
      return never
    },
    listen: () => Promise.resolve(),
    close: () => never,
  }
  const database: Database = {
    query: unused,
    transaction: unused,
    connection: () => Promise.resolve(connection),
    close: () => Promise.resolve(),
  }
  return { database, proof }
}

test('an edge stops at once while its connection does not answer', async () => {
  const { database, proof } = cutInSilence()
  const watch = new Watch(database, silent, 1)
  watch.onApplicationBootstrap()
  await proof
  const begun = performance.now()
  await watch.onModuleDestroy()
  expect(performance.now() - begun).toBeLessThan(2000)
})
