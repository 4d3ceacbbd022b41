import { expect, test } from '@jest/globals'
import { groupCommit } from './group-commit.js'

const all = { largest: 500, separable: () => true }

test('what arrives while a group commits is the next group', async () => {
  const groups: number[][] = []
  const gate = Promise.withResolvers<undefined>()
  const submit = groupCommit(async (group: readonly number[]) => {
    groups.push([...group])
    await gate.promise
    return group.map((n) => n * 10)
  }, all)
  const answers = Array.from({ length: 200 }, (_, n) => submit(n))
  gate.resolve(undefined)
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 200 }, (_, n) => n * 10))
  expect(groups.map((group) => group.length)).toEqual([1, 199])
})

test('no group is larger than the largest', async () => {
  const sizes: number[] = []
  const submit = groupCommit(
    (group: readonly number[]) => {
      sizes.push(group.length)
      return Promise.resolve(group)
    },
    { ...all, largest: 3 },
  )
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(submit))
  expect(sizes).toEqual([1, 3, 3, 1])
})

test('one item that fails fails alone, and the next group is taken', async () => {
  const submit = groupCommit((group: readonly string[]) => {
    if (group.includes('bad')) return Promise.reject(new Error(`failed with ${group.length}`))
    return Promise.resolve(group)
  }, all)
  const settled = await Promise.allSettled(['first', 'good', 'bad', 'fine'].map(submit))
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(settled[2]).toMatchObject({ reason: new Error('failed with 1') })
  expect(await submit('later')).toBe('later')
})

test('a failure that separating does not help fails the group at once', async () => {
  let commits = 0
  const submit = groupCommit<number, number>(
    () => {
      commits++
      return Promise.reject(new Error('away'))
    },
    { ...all, separable: () => false },
  )
  const settled = await Promise.allSettled([1, 2, 3].map(submit))
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(commits).toBe(2)
})
