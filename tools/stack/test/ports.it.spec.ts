import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { choosePort, freePort } from '../src/ports.probe.js'
import { portsFor } from '../src/ports.store.js'

describe('the port of a server', () => {
  let server: Server
  let occupied: number
  beforeAll(async () => {
    server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    occupied = (server.address() as AddressInfo).port
  })
  afterAll(() => {
    server.close()
  })

  const choose = (environment: NodeJS.ProcessEnv, last?: number, taken = new Set<number>()) =>
    choosePort('EDGE_PORT', last, { environment, taken, patience: 0 })

  test('is free, and below those that outgoing connections get', async () => {
    const port = await choose({})
    expect(port).toBeGreaterThanOrEqual(20_000)
    expect(port).toBeLessThan(30_000)
  })

  test('is the one of the last run', async () => {
    const last = await freePort(new Set())
    await expect(choose({}, last)).resolves.toBe(last)
  })

  test('is another one when the one of the last run is occupied', async () => {
    await expect(choose({}, occupied)).resolves.not.toBe(occupied)
  })

  test('is what the variable says', async () => {
    const set = await freePort(new Set())
    await expect(choose({ EDGE_PORT: String(set) }, 4000)).resolves.toBe(set)
  })

  test.each([['0'], ['65536'], ['80a'], ['-1'], ['1.5']])('cannot be %s', async (EDGE_PORT) => {
    await expect(choose({ EDGE_PORT })).rejects.toThrow(`EDGE_PORT is "${EDGE_PORT}", which is no port`)
  })

  test('that is set and occupied is refused by its name', async () => {
    await expect(choose({ EDGE_PORT: String(occupied) })).rejects.toThrow(`Port ${occupied} (EDGE_PORT) is in use`)
  })

  test('is not given twice', async () => {
    const set = await freePort(new Set())
    await expect(choose({ EDGE_PORT: String(set) }, undefined, new Set([set]))).rejects.toThrow('is in use')
  })
})

test('a run takes over the ports of an earlier version, which had fewer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ports-'))
  const edge = await freePort(new Set())
  await writeFile(join(folder, 'ports.json'), JSON.stringify({ edge }))
  const ports = await portsFor(folder, {}, 0)
  expect(ports.edge).toBe(edge)
  expect(await portsFor(folder, {}, 0)).toEqual(ports)
  await rm(folder, { recursive: true })
})
