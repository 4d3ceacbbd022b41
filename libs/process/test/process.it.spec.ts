import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { TestDatabase } from '@parpay/stack'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { freshDatabase, rows } from './database.fixture.js'

const hatter = fileURLToPath(new URL('./hatter.service.mjs', import.meta.url))

let database: TestDatabase
let folder: string
let child: ChildProcess

beforeEach(async () => {
  database = await freshDatabase('process')
  folder = await mkdtemp(join(tmpdir(), 'hatter-'))
  await writeFile(join(folder, '0001-hats.sql'), 'create table hat (id text)')
})

afterEach(async () => {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  await database.drop()
  await rm(folder, { recursive: true })
})

/** Starts the built service; no broker listens on port 1. */
function start(environment: Record<string, string> = {}, ...args: string[]) {
  const started = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', hatter, ...args], {
    env: {
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      KAFKA_BROKERS: '127.0.0.1:1',
      HATTER_MIGRATIONS: `${pathToFileURL(folder).href}/`,
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child = started
  const text = { out: '', err: '' }
  started.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.out += chunk))
  started.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.err += chunk))
  const ended = once(started, 'close').then(() => ({ code: started.exitCode, ...text }))
  /** Resolves when a log line says `message`. */
  const says = async (message: string): Promise<void> => {
    while (!text.out.includes(`"msg":"${message}"`)) {
      if (started.exitCode !== null) throw new Error(`ended without saying ${message}: ${text.out}${text.err}`)
      await once(started.stdout, 'data')
    }
  }
  return { ended, says, stdin: started.stdin }
}

describe('a service as a process', () => {
  test.each<[string, (running: ReturnType<typeof start>) => void]>([
    ['SIGTERM', () => child.kill('SIGTERM')],
    ['SIGINT', () => child.kill('SIGINT')],
    ['the end of stdin', ({ stdin }) => stdin.end()],
  ])('migrates, listens without Kafka, and stops at %s with code 0', async (_, end) => {
    const running = start({ PARPAY_SUPERVISED: '1', LOG_LEVEL: 'info' })
    await running.says('started')
    expect(await rows(database.url, 'select * from hat')).toEqual([])
    end(running)
    const { code, out, err } = await running.ended
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/"url":"http:\/\/127\.0\.0\.1:\d+","msg":"listening"/)
    expect(out).not.toContain(new URL(database.url).password)
  })

  test('says that it listens at every log level', async () => {
    await start({ LOG_LEVEL: 'error' }).says('listening')
  })

  test('goes on to stop in order when nobody reads its log any more', async () => {
    const running = start({ PARPAY_SUPERVISED: '1' })
    await running.says('started')
    child.stdout?.destroy()
    running.stdin.end()
    expect(await running.ended).toMatchObject({ code: 0, err: '' })
  })

  test('does not stop at the end of stdin unless supervised', async () => {
    const running = start()
    running.stdin.end()
    await running.says('started')
    child.kill('SIGTERM')
    expect(await running.ended).toMatchObject({ code: 0 })
  })

  test('names each wrong variable in one sentence and ends with code 2', async () => {
    expect(await start({ DATABASE_URL: '', PORT: 'http' }).ended).toEqual({
      code: 2,
      out: '',
      err:
        'hatter: DATABASE_URL is not set: it must be a PostgreSQL address such as postgres://user:password@host:5432/database\n' +
        'hatter: PORT is wrong: it must be a port number from 0 to 65535\n',
    })
  })

  test('refuses failpoints in production, and unknown ones everywhere, with code 2', async () => {
    const refused = await start({ NODE_ENV: 'production', PARPAY_FAILPOINTS: 'relay.acknowledged=kill' }).ended
    expect(refused).toEqual({
      code: 2,
      out: '',
      err: 'hatter: PARPAY_FAILPOINTS is refused where NODE_ENV is production: it kills the process. Unset it\n',
    })
    const { code, err } = await start({ PARPAY_FAILPOINTS: 'relay=kill' }).ended
    expect(code).toBe(2)
    expect(err).toMatch(
      /^hatter: PARPAY_FAILPOINTS is wrong: it must be NAME=kill.* the names are batch\.committed, .*\n$/,
    )
  })

  test('refuses handlers that are not what its contract receives, in one sentence, with code 2', async () => {
    const { code, err } = await start({ HATTER_FORGETS: 'one' }).ended
    expect(code).toBe(2)
    expect(err).toMatch(
      /^hatter: accounts has no handler for \w+, which asyncapi\/services\/accounts\.yaml receives\n$/,
    )
  })

  test('refuses an edited migration by its name, with code 2', async () => {
    const first = start()
    await first.says('started')
    child.kill('SIGTERM')
    await first.ended
    await writeFile(join(folder, '0001-hats.sql'), 'create table hat (id uuid)')
    const { code, err } = await start().ended
    expect(code).toBe(2)
    expect(err).toMatch(/^hatter: migration hatter\/0001-hats\.sql was changed after it had been applied: .*\n$/)
  })

  test('says which port is taken, with code 1', async () => {
    const { port } = new URL(database.url)
    const { code, err } = await start({ PORT: port }).ended
    expect(code).toBe(1)
    expect(err).toContain(`127.0.0.1:${port}`)
    expect(err.split('\n')).toHaveLength(2)
  })

  test('--help lists its variables', async () => {
    const { code, out } = await start({}, '--help').ended
    expect(code).toBe(0)
    expect(out).toContain('DATABASE_URL ')
  })
})
