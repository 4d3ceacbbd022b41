import { once } from 'node:events'
import { cp, mkdir, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { topics } from '@parpay/events'
import { createTopics } from '@parpay/stack'
import { parpay, scratch, started } from './parpay.js'

let folder: string
let remove: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove } = await scratch())
})
afterAll(() => remove())

test('help that is asked for goes to stdout: 0; a wrong command line is one sentence on stderr: 2', async () => {
  expect(await parpay(['place', '--help'])).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringContaining('Examples:'),
  })
  expect(await parpay(['stop'])).toEqual({
    code: 2,
    stdout: '',
    stderr: "parpay: missing required argument 'service'; see parpay stop --help\n",
  })
})

test.each([
  [['redrive'], 'Say either --key or --all; see parpay redrive --help.'],
  [['redrive', '--key', 'ord_1', '--all'], 'Say either --key or --all; see parpay redrive --help.'],
  [['discard', '--key', 'ord_1'], "required option '--reason <text>' not specified; see parpay discard --help"],
  [['discard', '--reason', 'why'], 'Say either --key or --record; see parpay discard --help.'],
  [['discard', '--record', 't/0/1', '--reason', 'why'], 'Say at which service the record is parked: --service.'],
  [
    ['discard', '--record', 't/0', '--service', 'edge', '--reason', 'why'],
    '--record must be topic/partition/offset, as npx parpay parked shows it.',
  ],
])('%j is a wrong command line: 2', async (words, sentence) => {
  expect(await parpay([...words, '--folder', folder])).toEqual({ code: 2, stdout: '', stderr: `parpay: ${sentence}\n` })
})

describe('nothing runs', () => {
  test.each([
    ['status'],
    ['stop', 'edge'],
    ['start', 'edge'],
    ['kill', 'edge'],
    ['place'],
    ['watch'],
    ['topics'],
    ['verify'],
    ['quiescent'],
    ['clock'],
    ['clock', 'advance', '31m'],
    ['parked'],
    ['redrive', '--all'],
    ['discard', '--key', 'ord_1', '--reason', 'a test'],
  ])('%s %s: 3, and one sentence that says how to start it', async (...words) => {
    const { code, stdout, stderr } = await parpay([...words, '--folder', folder])
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toBe(`parpay: No system runs on ${folder}/.parpay: start one with npm start in its clone.\n`)
  })

  test('PARPAY_HOME means a system as --folder does', async () => {
    const { stderr } = await parpay(['status'], { environment: { PARPAY_HOME: folder } })
    expect(stderr).toContain(`No system runs on ${folder}/.parpay`)
  })

  test('down has nothing to do: 0', async () => {
    expect(await parpay(['down', '--folder', folder])).toEqual({
      code: 0,
      stdout: `Nothing runs on ${folder}/.parpay.\n`,
      stderr: '',
    })
    const { stdout } = await parpay(['down', '--json', '--folder', folder])
    expect(JSON.parse(stdout)).toEqual({
      stopped: false,
      folder: `${folder}/.parpay`,
      milliseconds: expect.any(Number),
    })
  })

  test('another Kafka that is not there: 3 within seconds', async () => {
    for (const command of ['watch', 'topics']) {
      const { code, stderr } = await parpay([command, '--brokers', '127.0.0.1:1'])
      expect(code).toBe(3)
      expect(stderr).toBe('parpay: Kafka does not answer at 127.0.0.1:1: start it, or check the address.\n')
    }
  })
})

describe('reset', () => {
  test('removes nothing unasked: 2 where nobody can be asked', async () => {
    await mkdir(join(folder, '.parpay'))
    const { code, stderr } = await parpay(['reset', '--folder', folder])
    expect(code).toBe(2)
    expect(stderr).toBe(`parpay: Nobody can be asked here: say --yes to remove ${folder}/.parpay.\n`)
    expect((await stat(join(folder, '.parpay'))).isDirectory()).toBe(true)
  })

  test('--yes removes the data and nothing beside it', async () => {
    await writeFile(join(folder, 'beside'), '')
    const removal = await parpay(['reset', '--yes', '--json', '--folder', folder])
    expect(removal).toEqual({ code: 0, stdout: `{"removed":true,"folder":"${folder}/.parpay"}\n`, stderr: '' })
    await expect(stat(join(folder, '.parpay'))).rejects.toThrow('ENOENT')
    expect((await stat(join(folder, 'beside'))).isFile()).toBe(true)
    const again = await parpay(['reset', '--yes', '--folder', folder])
    expect(again).toEqual({ code: 0, stdout: `There is no ${folder}/.parpay.\n`, stderr: '' })
  })
})

describe('doctor', () => {
  const examine = async (environment: NodeJS.ProcessEnv) => {
    const { code, stdout } = await parpay(['doctor', '--folder', folder], { environment })
    return { code, stdout }
  }

  test('names what is wrong with its fix: 1', async () => {
    const { code, stdout } = await examine({ JAVA_HOME: '/nowhere' })
    expect(code).toBe(1)
    expect(stdout).toMatch(/WRONG {2}Java .*\n +.*install one/)
  })

  test('a file where the data folder should be', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const { code, stdout } = await parpay(['doctor', '--folder', file])
    expect(code).toBe(1)
    expect(stdout).toContain(`WRONG  Folder  ${file} is no folder`)
  })

  test('an occupied port, and a Kafka that is not there', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const { code, stdout } = await examine({ EDGE_PORT: port, KAFKA_BROKERS: '127.0.0.1:1' })
    server.close()
    expect(code).toBe(1)
    expect(stdout).toContain(`EDGE_PORT ${port} is in use`)
    expect(stdout).toContain('does not answer at 127.0.0.1:1 (KAFKA_BROKERS)')
  })

  test('with --json: findings a program can read', async () => {
    const { stdout } = await parpay(['doctor', '--json', '--folder', folder])
    expect(JSON.parse(stdout)).toContainEqual({ name: 'Node', state: 'ok', says: process.version })
  })
})

describe('the committed bin', () => {
  const old = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.11.0" } })'
  const asNode20 = ['--import', `data:text/javascript,${encodeURIComponent(old)}`]

  test('says what to run when nothing is built: 1', async () => {
    const clone = join(folder, 'clone/apps/cli/bin')
    await mkdir(clone, { recursive: true })
    const bin = join(clone, 'parpay.js')
    await cp(fileURLToPath(new URL('../bin/parpay.js', import.meta.url)), bin)
    expect(await parpay(['status'], { bin })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'parpay: nothing is built yet: run npm start, which builds and starts everything, or npm run build.\n',
    })
  })

  test('started by an older Node it goes on with the own one, exit code and output included', async () => {
    const { code, stderr } = await parpay(['status', '--folder', folder], { node: asNode20 })
    expect(code).toBe(3)
    expect(stderr).toContain('No system runs on')
    expect(await parpay(['--version'], { node: asNode20 })).toMatchObject({ code: 0, stdout: '0.1.0\n' })
  })

  test('killed, it takes its child along', async () => {
    const brokers = process.env.PARPAY_TEST_KAFKA ?? ''
    const environment = { KAFKA_TOPIC_PREFIX: await topicsOf(brokers) }
    const wrapper = started(['watch', '--brokers', brokers], { node: asNode20, environment })
    await once(wrapper.stderr, 'data') // it watches
    wrapper.kill('SIGKILL')
    await once(wrapper.stdout, 'close') // the child held it open
  })
})

/** Topics for one test; answers their prefix. */
async function topicsOf(brokers: string): Promise<string> {
  const prefix = `cli-${String(process.pid)}-${String(Date.now())}-`
  await createTopics(brokers.split(','), topics, prefix)
  return prefix
}
