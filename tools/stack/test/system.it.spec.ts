import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import pg from 'pg'
import { ControlClient, Problem, type SystemStatus, testDatabase } from '../src/index.js'
import { control } from '../src/control.file.js'
import { eventually, newFolder, newTemporary, pidsOf, removeFolders, survivors, up, type Up } from './up.js'

/** The servers of this test run instead of embedded ones: quicker, where the servers are not the point. */
const external = {
  KAFKA_BROKERS: process.env['PARPAY_TEST_KAFKA'],
  POSTGRES_URL: process.env['PARPAY_TEST_POSTGRES'],
}
jest.setTimeout(120_000) // a whole system starts twice in some of these

const running: { up: Up; folder: string }[] = []

async function started(folder: string, ...rest: Parameters<typeof up> extends [string, ...infer R] ? R : never) {
  const one = up(folder, ...rest)
  running.push({ up: one, folder })
  const status = await one.ready
  return { ...one, status }
}

const query = async (status: SystemStatus, sql: string) => {
  const client = new pg.Client({ connectionString: status.postgres })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

const gone = (status: SystemStatus, folder: string) =>
  eventually(
    10_000,
    () => survivors(pidsOf(status), folder),
    (left) => left.length === 0,
  )

/** This machine's Java, an empty PATH and an empty cache. */
function withoutMaven(cache: string): NodeJS.ProcessEnv {
  const found = () => dirname(dirname(realpathSync(execFileSync('which', ['java']).toString().trim())))
  const java = process.env['JAVA_HOME'] ?? found()
  return { KAFKA_BROKERS: undefined, JAVA_HOME: java, PATH: '/nowhere', PARPAY_CACHE: cache }
}

afterEach(async () => {
  const all = running.splice(0)
  for (const { up } of all) up.child.kill('SIGTERM')
  for (const { up } of all) await up.exited
  for (const { folder } of all) {
    await eventually(
      10_000,
      () => survivors([], folder),
      (left) => left.length === 0,
    )
  }
  await removeFolders()
})

describe('a system', () => {
  test('ends completely on Ctrl-C, its services first, and keeps its data, ports and keys', async () => {
    const folder = await newFolder()
    const first = await started(folder, { STUBBORN: '1' }) // its services ignore SIGTERM
    expect(first.status).toMatchObject({ ready: true })
    await query(first.status, 'create table kept (n int); insert into kept values (42)')

    process.kill(-(first.child.pid ?? 0), 'SIGINT') // as a terminal does: to the whole group
    await gone(first.status, folder)
    await expect(first.exited).resolves.toBe(0)

    const second = await started(folder)
    await expect(query(second.status, 'select n from kept')).resolves.toEqual([{ n: 42 }])
    const stable = ({ edge, psp, brokers, postgres, apiKey }: SystemStatus) => ({
      edge,
      psp,
      brokers,
      postgres,
      apiKey,
    })
    expect(stable(second.status)).toEqual(stable(first.status))

    second.child.kill('SIGTERM') // these services end on it, and say what is still there
    await second.exited
    const said = await readFile(join(folder, 'logs', 'edge.log'), 'utf8')
    expect(said).toContain('{"msg":"ending","kafka":true,"postgres":true}')
  })

  test('leaves nothing behind when its supervisor is killed, and starts again at once', async () => {
    const folder = await newFolder()
    const { status } = await started(folder, { STUBBORN: '1' })
    process.kill(status.pid, 'SIGKILL')
    const next = await started(folder) // while the servers of the first one still end
    await gone(status, `${folder}/no`)
    expect(next.status).toMatchObject({ ready: true, edge: status.edge, brokers: status.brokers })
  })

  test('ends when the npm that started it is killed', async () => {
    const folder = await newFolder()
    // npm: a process with its title, a shell below it, the supervisor below that
    const line = (own: string[]) => ({
      line: ['/bin/sh', '-c', `sh -c '"$@"; true' sh "$@"; true`, 'sh', ...own],
      argv0: 'npm',
    })
    const { status, child } = await started(folder, { npm_lifecycle_event: 'start' }, line)
    expect(child.pid).not.toBe(status.pid)
    child.kill('SIGKILL')
    await gone(status, folder)
  })

  test('answers its command line: what is stopped stays stopped, what is killed comes back', async () => {
    const folder = await newFolder()
    await started(folder)
    const client = ControlClient.connect(folder)
    const ready = async () => (await client.status()).ready

    const stopped = await client.stop('edge')
    expect(stopped).toMatchObject({ name: 'edge', pid: null, ready: false, stopped: true })
    expect(await ready()).toBe(false)
    expect(await client.start('edge')).toMatchObject({ ready: true, stopped: false, restarts: 0 })

    for (const name of ['edge', 'kafka', 'postgres']) {
      await client.kill(name)
      await eventually(30_000, ready, Boolean)
      const { services, servers } = await client.status()
      expect([...services, ...servers].find((process) => process.name === name)).toMatchObject({ restarts: 1 })
    }
    await client.stop('kafka')
    expect(await ready()).toBe(false)
    await client.start('kafka')
    expect(await ready()).toBe(true)

    await expect(client.stop('console')).rejects.toThrow(/There is no console to stop: the names are .*edge/)
    const last = await client.status()
    for (const { pid } of last.servers) process.kill(pid ?? 0, 'SIGSTOP') // they do not hear that they are to end
    await client.down()
    await gone(last, folder)
    await expect(client.status()).rejects.toThrow(Problem)
    expect(() => ControlClient.connect(folder)).toThrow(`No system runs on ${folder}`)
  })

  test('keeps its secrets to its owner, and its control to who has the token', async () => {
    const folder = await newFolder()
    await started(folder, external)
    for (const file of ['supervisor.json', 'secrets.json', 'demo.json']) {
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
    }
    const { url } = control.parse(JSON.parse(await readFile(join(folder, 'supervisor.json'), 'utf8')))
    const answer = await fetch(`${url}/status`, { headers: { authorization: 'Bearer wrong' } })
    expect(answer.status).toBe(401)
  })
})

describe('one sentence says why it does not start', () => {
  const refusal = async (folder: string, environment: NodeJS.ProcessEnv = {}) => {
    const refused = up(folder, environment)
    expect(await refused.exited).toBe(1)
    const sentences = refused
      .errors()
      .split('\n')
      .filter((line) => line && !line.startsWith('{'))
    expect(sentences).toHaveLength(1)
    return sentences[0]
  }

  test('a second start in the same clone', async () => {
    const folder = await newFolder()
    const { status } = await started(folder, external)
    expect(await refusal(folder)).toBe(
      `A system runs on ${folder} already (process ${status.pid}): use it, or stop it with npx parpay down.`,
    )
  })

  test('an occupied port', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const port = String((server.address() as AddressInfo).port)
    try {
      expect(await refusal(await newFolder(), { EDGE_PORT: port })).toContain(`Port ${port} (EDGE_PORT) is in use`)
    } finally {
      server.close()
    }
  })

  test.each([
    ['no Java', { JAVA_HOME: '/nowhere' }, 'Kafka needs Java 17 or later'],
    [
      'a server that is not there',
      { ...external, POSTGRES_URL: 'postgres://a:b@127.0.0.1:1/x' },
      'PostgreSQL at 127.0.0.1:1',
    ],
    [
      'a broker that is not there',
      { ...external, KAFKA_BROKERS: '127.0.0.1:1' },
      'Kafka at 127.0.0.1:1 does not answer',
    ],
  ])('%s', async (_, environment, sentence) => {
    expect(await refusal(await newFolder(), environment)).toMatch(sentence)
  })

  test('no Maven', async () => {
    const environment = { ...external, ...withoutMaven(await newTemporary()) }
    expect(await refusal(await newFolder(), environment)).toContain('there is no mvn on the PATH')
  })

  test('an old Java', async () => {
    const home = await newTemporary()
    await mkdir(join(home, 'bin'))
    await writeFile(join(home, 'bin', 'java'), `#!/bin/sh\necho 'openjdk version "11.0.2"' >&2\n`, { mode: 0o755 })
    const environment = { POSTGRES_URL: external.POSTGRES_URL, JAVA_HOME: home }
    expect(await refusal(await newFolder(), environment)).toBe(
      `Kafka needs Java 17 or later, and ${home}/bin/java is 11.0.2: install a newer one or point JAVA_HOME to it.`,
    )
  })

  test('a role that may not make databases', async () => {
    const database = await testDatabase(external.POSTGRES_URL ?? '', 'no admin')
    try {
      const environment = { ...external, POSTGRES_URL: database.url }
      expect(await refusal(await newFolder(), environment)).toContain('POSTGRES_URL must name a superuser')
    } finally {
      await database.drop()
    }
  })

  test('passwords that were lost', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, 'postgres'), { recursive: true })
    expect(await refusal(folder)).toContain(`${folder}/secrets.json is gone`)
    await writeFile(join(folder, 'secrets.json'), '{"postgres": 1')
    expect(await refusal(folder)).toContain(`${folder}/secrets.json is damaged`)
  })

  test('a data folder that cannot be made', async () => {
    const file = join(await newTemporary(), 'file')
    await writeFile(file, '')
    expect(await refusal(join(file, '.parpay'))).toMatch(/file\/.parpay cannot be written \(ENOTDIR\)/)
  })
})
