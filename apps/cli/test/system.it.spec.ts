import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { parpay, scratch } from './parpay.js'

const up = fileURLToPath(new URL('fixtures/up.js', import.meta.url))
const edge = fileURLToPath(new URL('fixtures/edge.js', import.meta.url))
let folder: string
let remove: () => Promise<void>
let system: ChildProcess

beforeAll(async () => {
  ;({ folder, remove } = await scratch())
  // The built stack in a process of its own, on the servers of this test run.
  system = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', up, `${folder}/.parpay`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      KAFKA_BROKERS: process.env.PARPAY_TEST_KAFKA,
      POSTGRES_URL: process.env.PARPAY_TEST_POSTGRES,
    },
  })
  if (system.stdout) await once(system.stdout, 'data')
})
afterAll(async () => {
  if (system.exitCode === null) {
    system.kill()
    await once(system, 'exit')
  }
  await remove()
})

const run = (...words: string[]) => parpay([...words, '--folder', folder])
const who = ['--account', 'acc_1', '--payment-method', 'pm_1']

describe('place', () => {
  test('accepted: 0, and how to follow it', async () => {
    const { code, stdout } = await run('place', ...who)
    expect(code).toBe(0)
    expect(stdout).toContain('npx parpay watch --order ord_01h455vb4pex5vsknk084sn02q')
  })

  test('--wait: 0 when completed, with the journey', async () => {
    const { code, stdout } = await run('place', '--wait', ...who)
    expect(code).toBe(0)
    expect(stdout).toMatch(/checkout {2}OrderPlaced\n.*checkout {2}OrderCompleted\n\ncompleted after \d+ ms\n$/)
  })

  test('--wait --json: one object with id, status, timeline and milliseconds', async () => {
    const { stdout } = await run('place', '--wait', '--json', ...who)
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'ord_01h455vb4pex5vsknk084sn02q',
      status: 'completed',
      timeline: [{ type: 'OrderSubmitted' }, { type: 'OrderPlaced' }, { type: 'OrderCompleted' }],
      milliseconds: expect.any(Number),
    })
  })

  test('--wait: 1 when it ended otherwise', async () => {
    const { code, stdout } = await run('place', '--wait', '--amount', '13', ...who)
    expect(code).toBe(1)
    expect(stdout).toMatch(/declined after \d+ ms\n$/)
  })

  test('many: counted', async () => {
    const { code, stdout } = await run('place', '--count', '3', '--connections', '1', '--wait', '--json', ...who)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ count: 3, statuses: { completed: 3 } })
  })

  test('refused: 1, and what the edge said', async () => {
    expect(await run('place', '--currency', 'USD', ...who)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'parpay: The request is not valid: /currency must be EUR.\n',
    })
  })

  test('without a card to pay with: 2', async () => {
    const { code, stderr } = await run('place', '--account', 'acc_1')
    expect(code).toBe(2)
    expect(stderr).toContain('--token tok_visa')
  })
})

const Plantable = z.object({ edge: z.string() })
const Secrets = z.object({ admin: z.string() })
async function plantable(): Promise<{ adminToken: string; edge: string }> {
  const { edge } = Plantable.parse(JSON.parse((await run('status', '--json')).stdout))
  const { admin } = Secrets.parse(JSON.parse(await readFile(`${folder}/.parpay/secrets.json`, 'utf8')))
  return { adminToken: admin, edge }
}

describe('a system that runs', () => {
  const Status = z.object({
    ready: z.boolean(),
    services: z.array(z.object({ name: z.string(), pid: z.number().nullable() })),
  })
  const status = async () => {
    const { code, stdout } = await run('status', '--json')
    return { code, ...Status.parse(JSON.parse(stdout)) }
  }

  test('is ready: 0; with a stopped service it is not: 1; started again it is', async () => {
    expect(await status()).toMatchObject({ code: 0, ready: true })
    expect(await run('stop', 'edge')).toMatchObject({ code: 0, stderr: '' })
    expect(await status()).toMatchObject({ code: 1, ready: false, services: [{ name: 'edge', pid: null }] })
    expect(await run('place', ...who)).toMatchObject({ code: 3, stdout: '' })
    expect(await run('start', 'edge')).toMatchObject({ code: 0, stderr: '' })
    expect(await status()).toMatchObject({ code: 0, ready: true })
  })

  test('has a killed service started again, as another process', async () => {
    const { services: before } = await status()
    expect(await run('kill', 'edge')).toMatchObject({ code: 0, stdout: 'edge was killed; it is started again.\n' })
    expect(await run('start', 'edge')).toMatchObject({ code: 0 }) // waits until it is ready
    const { services: after } = await status()
    expect(after[0]?.pid).not.toBe(before[0]?.pid)
  })

  test('has nothing parked: 0; and so nothing to redrive or discard: 1', async () => {
    expect(await run('parked')).toEqual({ code: 0, stdout: 'Nothing is parked.\n', stderr: '' })
    const nothing = { code: 1, stdout: '', stderr: 'parpay: Nothing is parked of ord_1.\n' }
    expect(await run('redrive', '--key', 'ord_1')).toEqual(nothing)
    expect(await run('discard', '--key', 'ord_1', '--reason', 'a test')).toEqual(nothing)
    expect((await run('parked', '--service', 'nobody')).code).toBe(2)
  })

  test('with a parked message: 1; redriven in vain: 1; discarded: 0', async () => {
    const { adminToken, edge } = await plantable()
    const headers = { authorization: `Bearer ${adminToken}` }
    await fetch(new URL('/admin/plant', edge), { method: 'POST', headers })
    const { code, stdout } = await run('parked', '--json')
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { messages: 2, services: [{ service: 'edge' }] }])
    expect((await run('parked')).stdout).toContain('ord_1 on checkout.order.v1: poison since 1970-01-01')
    expect(await run('redrive', '--all')).toMatchObject({ code: 1, stdout: expect.stringContaining('is parked still') })
    const discarded = await run('discard', '--key', 'ord_1', '--reason', 'a test', '--json')
    expect([discarded.code, JSON.parse(discarded.stdout)]).toMatchObject([0, { released: 1, obstacle: null }])
    expect((await run('parked')).code).toBe(0)
  })

  test('has no service of another name: 2, with the names', async () => {
    const { code, stderr } = await run('stop', 'stock')
    expect(code).toBe(2)
    expect(stderr).toContain('the names are edge')
  })

  test('takes in a service of one’s own: 0; it is then stopped like any other; 2 for a folder without one', async () => {
    const own = `${folder}/own`
    await mkdir(own)
    expect(await run('run', own)).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no') })
    await writeFile(`${own}/package.json`, '{"name": "cli-own", "main": "main.js", "type": "module"}')
    expect(await run('run', own)).toMatchObject({ code: 2, stderr: expect.stringContaining('does not exist') })
    await writeFile(`${own}/main.js`, 'throw new Error("it has no rules")')
    expect(await run('run', own)).toMatchObject({ code: 1, stderr: expect.stringContaining('it has no rules') })
    await writeFile(`${own}/main.js`, `import ${JSON.stringify(edge)}`)
    const { code, stdout } = await run('run', own, '--json')
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { name: 'cli-own', ready: true }])
    expect(await status()).toMatchObject({ code: 0, services: [{ name: 'edge' }, { name: 'cli-own' }] })
    expect(await run('run', own)).toMatchObject({ code: 2, stderr: expect.stringContaining('runs already') })
    expect(await run('stop', 'cli-own')).toMatchObject({ code: 0 })
    expect(await run('start', 'cli-own')).toMatchObject({ code: 0 })
  })

  test('tells its addresses to other programs: 0; 1 for what it has not', async () => {
    const { stdout } = await run('env')
    expect(stdout).toMatch(/^PARPAY_URL=http:.*\nPARPAY_API_KEY=pk_test_\w+\nKAFKA_BROKERS=\S+\n$/)
    expect(await run('env', 'KAFKA_BROKERS')).toMatchObject({
      code: 0,
      stdout: `${process.env['PARPAY_TEST_KAFKA']}\n`,
    })
    expect(await run('env', 'ACCOUNT')).toMatchObject({ code: 1, stdout: '' })
  })

  test('that has nothing to do is quiet: 0; with a service stopped it is not: 1', async () => {
    const quiet = await run('quiescent', '--json')
    expect(quiet.code).toBe(0)
    expect(JSON.parse(quiet.stdout)).toEqual({
      ...{ quiet: true, calling: false, unrest: [], epoch: 0, next: null },
      milliseconds: expect.any(Number),
    })
    await run('stop', 'edge')
    expect(await run('quiescent', '--within', '100ms')).toMatchObject({
      code: 1,
      stdout: 'Not quiet:\n  edge does not answer: npx parpay start edge\n',
    })
    await run('start', 'edge')
    await run('kill', 'edge')
    expect(await run('quiescent')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Quiet after /) })
  })

  test('shows a clock that was never moved, and is moved by a time only: 2', async () => {
    const { code, stdout } = await run('clock', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ epoch: 0, offset: 0 })
    expect(await run('clock', 'advance')).toMatchObject({ code: 2 })
  })

  test('is not reset: 1', async () => {
    const { code, stderr } = await run('reset', '--yes')
    expect(code).toBe(1)
    expect(stderr).toContain('stop it first with npx parpay down')
  })

  test('cannot be verified without its databases: 3', async () => {
    const { code, stderr } = await run('verify', '--within', '100ms')
    expect(code).toBe(3)
    expect(stderr).toContain('PostgreSQL does not answer')
  })

  test('ends by down: 0', async () => {
    const { code, stdout } = await run('down')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Stopped in \d+\.\d s; the data stays/)
    expect(await run('status')).toMatchObject({ code: 3 })
  })
})
