import { silent } from '@parpay/messaging'
import { afterEach, expect, it } from '@jest/globals'
import { fastify } from 'fastify'
import { pspNotifications } from './psp-notifications.server.js'

let server = fastify()
afterEach(() => server.close())

/** The endpoint over a database that answers when it is told to; `asked` are the keys it was asked for. */
function hearing(tryNow: (key: string) => Promise<boolean>) {
  server = fastify()
  const asked: string[] = []
  const look = (key: string): Promise<boolean> => {
    asked.push(key)
    return tryNow(key)
  }
  pspNotifications(server, { tryNow: look }, silent)
  const tell = async (key: string): Promise<number> =>
    (await server.inject({ method: 'POST', url: '/psp/notifications', payload: { key } })).statusCode
  return { asked, tell }
}

const keys = (n: number): string[] => Array.from({ length: n }, (_, i) => `authorise:pay_${i}`)

it('takes a flood at once with one look under way, and looks once however often it is told', async () => {
  let answer = (): void => undefined
  const { asked, tell } = hearing(
    () =>
      new Promise(
        (resolve) =>
          (answer = () => {
            resolve(true)
          }),
      ),
  )
  const told = [...keys(50), ...keys(50)]
  expect(await Promise.all(told.map(tell))).toEqual(told.map(() => 202))
  expect(asked).toEqual(['authorise:pay_0'])
  while (asked.length < 50) {
    const before = asked.length
    answer()
    while (asked.length === before) await Promise.resolve()
  }
  // The first was told again while it was looked at: what it is told by that may be new.
  answer()
  while (asked.length < 51) await Promise.resolve()
  expect(asked).toEqual([...keys(50), 'authorise:pay_0'])
})

it('lets go of what is more than it keeps', async () => {
  let answer = (): void => undefined
  const answered = new Promise<boolean>((resolve) => {
    answer = () => {
      resolve(true)
    }
  })
  const { asked, tell } = hearing(() => answered)
  const told = keys(1_100)
  expect(await Promise.all(told.map(tell))).toEqual(told.map(() => 202))
  answer()
  while (asked.length < 1_001) await Promise.resolve()
  expect(await tell('the last')).toBe(202)
  expect(asked).toEqual([...told.slice(0, 1_001), 'the last'])
})

it('goes on when a look fails', async () => {
  const { asked, tell } = hearing(() => Promise.reject(new Error('the database is away')))
  expect(await tell('authorise:pay_1')).toBe(202)
  expect(await tell('authorise:pay_1')).toBe(202)
  expect(asked).toEqual(['authorise:pay_1', 'authorise:pay_1'])
})
