import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { z } from 'zod'
import { ControlClient } from '../src/index.js'
import { eventually, newFolder, newTemporary, removeFolders, survivors, up, type Up } from './up.js'

jest.setTimeout(120_000)

const service = fileURLToPath(new URL('./fixtures/service.mjs', import.meta.url))
const Told = z.object({ DATABASE_URL: z.string() })
let folder: string
let system: Up
let control: ControlClient
const known = async () => (await control.status()).services.map(({ name }) => name)

beforeAll(async () => {
  folder = await newFolder()
  system = up(folder, {
    KAFKA_BROKERS: process.env['PARPAY_TEST_KAFKA'],
    POSTGRES_URL: process.env['PARPAY_TEST_POSTGRES'],
  })
  await system.ready
  control = ControlClient.connect(folder)
})
afterAll(async () => {
  system.child.kill('SIGTERM')
  await system.exited
  await eventually(
    10_000,
    () => survivors([], folder),
    (left) => left.length === 0,
  )
  await removeFolders()
})

test('a service that the system was not started with is run with a database of its own, and is one of the system’s', async () => {
  const { port, ready } = await control.run('stack-newcomer', service)
  expect(ready).toBe(true)
  const told = Told.parse(await (await fetch(`http://127.0.0.1:${String(port)}/health/ready`)).json())
  const { username, pathname } = new URL(told.DATABASE_URL)
  expect([username, pathname]).toEqual(['stack_newcomer', '/stack_newcomer'])
  expect(await known()).toEqual(['edge', 'other', 'stack-newcomer'])

  expect(await control.stop('stack-newcomer')).toMatchObject({ stopped: true })
  expect(await control.status()).toMatchObject({ ready: false })
  expect(await control.start('stack-newcomer')).toMatchObject({ ready: true })
  const { pid } = await control.kill('stack-newcomer')
  expect(pid).toBeNull()
  await eventually(
    10_000,
    () => control.status(),
    ({ ready, services }) => ready && services.at(-1)?.restarts === 1,
  )
  await expect(control.run('stack-newcomer', service)).rejects.toMatchObject({ code: 'name-refused' })
})

test('one that ends at once is refused with its last words; mended, it runs under the same name', async () => {
  const entry = join(await newTemporary(), 'main.mjs')
  await writeFile(entry, `throw new Error('it has no rules')`)
  await expect(control.run('stack-broken', entry)).rejects.toMatchObject({
    code: 'server-failed',
    message: expect.stringContaining('it has no rules'),
  })
  expect(await known()).not.toContain('stack-broken')
  await expect(control.stop('stack-broken')).rejects.toMatchObject({ code: 'unknown-service' })
  await writeFile(entry, `await import(${JSON.stringify(service)})`)
  expect(await control.run('stack-broken', entry)).toMatchObject({ name: 'stack-broken', ready: true })
})

test.each(['edge', 'kafka', 'Edge'])('no service is run under the name %s', async (name) => {
  const before = await known()
  await expect(control.run(name, service)).rejects.toMatchObject({ code: 'name-refused' })
  expect(await known()).toEqual(before)
})
