import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import kafkajs from 'kafkajs'
import { z } from 'zod'
import { advertisingBroker } from './advertising.js'
import { parpay, scratch } from './parpay.js'
import { refusal } from './refusal.js'
import { shop } from './shop.js'

const brokers = process.env.PARPAY_TEST_KAFKA ?? ''
const declined = fileURLToPath(new URL('../../../test/flows/card-declined.ndjson', import.meta.url))
const admin = new kafkajs.Kafka({ brokers: brokers.split(','), logLevel: kafkajs.logLevel.NOTHING }).admin()
const { document, remove: removeShop } = await shop()
let folder: string
let remove: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove } = await scratch())
  await admin.connect()
})
afterAll(async () => {
  await Promise.all([admin.disconnect(), remove(), removeShop()])
})

const at = '2026-01-02T03:04:05.678Z'
const header = `{"parpay":"recording","version":1,"recorded":"${at}","contracts":[{"title":"Webshop","version":"2.1.0"}],"topics":["shop.baskets"]}`
const basket = (n: number) =>
  `{"topic":"shop.baskets","partition":${n % 2},"offset":"${n}","at":"2026-01-02T03:04:0${n}.000Z","key":"b-${n}","type":"BasketFilled","headers":{},"value":{"id":"${n}","basket":"b-${n}","cents":4999}}`

let files = 0
/** A file of these lines; bytes as they are. */
async function fileOf(...lines: (string | Buffer)[]): Promise<string> {
  const file = join(folder, `${(files += 1)}.ndjson`)
  await writeFile(file, Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])))
  return file
}

const under = async (prefix: string) => (await admin.listTopics()).filter((topic) => topic.startsWith(prefix))

describe('a copy', () => {
  const foreign = ['--asyncapi', document, '--brokers', brokers]

  test('of another system: dry, made, watched and taken away', async () => {
    const file = await fileOf(header, basket(1), basket(2), '{"end":2}')
    const prefix = `${randomUUID()}-`
    const dry = await parpay(['replay', file, '--raw', '--prefix', prefix, '--dry-run', ...foreign])
    expect(dry).toEqual({
      code: 0,
      stdout:
        `    0.000 s  send     BasketFilled b-1 to ${prefix}shop.baskets[1]\n` +
        `    1.000 s  send     BasketFilled b-2 to ${prefix}shop.baskets[0]\n`,
      stderr: '',
    })
    expect(await under(prefix)).toEqual([])

    const copied = await parpay(['replay', file, '--raw', '--prefix', prefix, ...foreign])
    expect(copied).toMatchObject({ code: 0, stderr: '' })
    expect(copied.stdout).toContain(`2 records copied to 2 topics under ${prefix} in `)
    expect(copied.stdout).toContain(`npx parpay replay --raw --remove ${prefix} --brokers ${brokers}\n`)
    expect(copied.stdout).toContain(
      `npx parpay watch --prefix ${prefix} --since beginning --brokers ${brokers} --asyncapi ${document}\n`,
    )

    const words = ['watch', '--prefix', prefix, '--until', 'now', '--as', 'ndjson', ...foreign]
    const seen = (await parpay(words)).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(seen).toMatchObject([
      { topic: `${prefix}shop.baskets`, partition: 1, key: 'b-1', at: '2026-01-02T03:04:01.000Z' },
      { topic: `${prefix}shop.baskets`, partition: 0, key: 'b-2', at: '2026-01-02T03:04:02.000Z' },
    ])

    const twice = await parpay(['replay', file, '--raw', '--prefix', prefix, ...foreign])
    expect(twice).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`begins with ${prefix}: choose another prefix`),
    })
    const removal = ['replay', '--raw', '--remove', prefix, '--brokers', brokers]
    expect(await parpay(removal)).toEqual({ code: 0, stdout: `2 topics under ${prefix} removed.\n`, stderr: '' })
    expect(await under(prefix)).toEqual([])
    expect(await parpay(removal)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`No copy is under ${prefix}`),
    })
  })

  test("of ParPay's own, under a fresh prefix that is told", async () => {
    const { code, stdout } = await parpay(['replay', declined, '--raw', '--brokers', brokers, '--json'])
    expect(code).toBe(0)
    const { prefix, records } = z.object({ prefix: z.string(), records: z.number() }).parse(JSON.parse(stdout))
    expect(prefix).toMatch(/^raw-[0-9a-f]{8}-$/)
    const words = ['watch', '--prefix', prefix, '--until', 'now', '--json', '--brokers', brokers]
    expect((await parpay(words)).stdout.trim().split('\n')).toHaveLength(records)
    const removed = await parpay(['replay', '--raw', '--remove', prefix, '--json', '--brokers', brokers])
    expect(JSON.parse(removed.stdout)).toMatchObject({ prefix, left: [] })
    expect(await under(prefix)).toEqual([])
  })

  test.each([
    [['x.ndjson', '--raw', '--assert'], '--raw copies records as they are, without services: leave out --assert.'],
    [['x.ndjson', '--remove', 'a'], '--remove takes a copy away: parpay replay --raw --remove PREFIX, no more.'],
    [['--assert'], 'Which recording? See parpay replay --help.'],
  ])('%j is a wrong command line: 2', async (words, sentence) => {
    expect(await parpay(['replay', ...words])).toEqual({ code: 2, stdout: '', stderr: `parpay: ${sentence}\n` })
  })
})

describe('what would be sent', () => {
  test('is told a line a step: topic, key, type, after what', async () => {
    const { code, stdout } = await parpay(['replay', declined, '--dry-run', '--prefix', 'two-'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {4}0\.000 s {2}send {5}\w+ \w+ to two-[\w.]+\n/)
    expect(stdout).toMatch(/ s {2}send {5}OrderSubmitted ord_\w+ to two-checkout\.request\.v1, after /)
  })

  test.each([[[]], [['--only', 'payments']], [['--isolate', '--duplicate', '1', '--seed', '7']]])(
    'is one object with --json, and nothing is asked of a system: %j',
    async (words) => {
      const { code, stdout } = await parpay(['replay', declined, '--dry-run', '--json', ...words])
      expect(code).toBe(0)
      const named = { topic: expect.any(String), type: expect.any(String) }
      expect(JSON.parse(stdout)).toMatchObject({ steps: expect.arrayContaining([expect.objectContaining(named)]) })
    },
  )
})

describe('a broker that says it is elsewhere', () => {
  test('is not written to, nor are topics removed there, though it is reached at a loopback address', async () => {
    const { address, close } = await advertisingBroker('0.0.0.0')
    const file = await fileOf(header, basket(1), '{"end":1}')
    const there = ['--brokers', address, '--asyncapi', document]
    const copied = await fileOf(header, basket(1), '{"end":1}')
    const modes = [
      [file, '--inputs', 'shop.baskets'],
      [copied, '--raw'],
      ['--raw', '--remove', 'x'],
    ]
    for (const mode of modes) {
      expect(await parpay(['replay', ...mode, ...there])).toEqual({
        code: 2,
        stdout: '',
        stderr: `parpay: A replay writes to local brokers only, and 0.0.0.0 is 0.0.0.0, which is not this machine: to write there all the same, give --target ${address} --yes-write-to ${address}.\n`,
      })
      const half = await parpay(['replay', ...mode, ...there, '--target', address])
      expect(half).toMatchObject({ code: 2, stderr: expect.stringContaining('local brokers only') })
    }
    close()
  })
})

describe('a hostile recording is refused with its line, dry or not: 2', () => {
  const there = ['--asyncapi', document, '--brokers', brokers]
  const edited = (right: string, wrong: string) => basket(1).replace(right, wrong)
  const deep = `${'['.repeat(100)}${']'.repeat(100)}`
  const utf8 = Buffer.concat([Buffer.from('{"key":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')])
  test.each<[string, string | Buffer, string]>([
    ['a huge line', edited('4999', `"${'x'.repeat(9_000_000)}"`), 'longer than 8388608 bytes'],
    ['deep nesting', edited('4999', deep), 'nested deeper than 64'],
    ['a number beyond a double', edited('4999', '1e999'), '1e999'],
    ['a number that loses digits', edited('4999', '49990000000000000001'), '49990000000000000001'],
    ['NaN', edited('4999', 'NaN'), 'no JSON value'],
    ['__proto__ in a value', edited('"cents"', '"__proto__":{"cents":1},"cents"'), 'prototype'],
    ['constructor in the headers', edited('"headers":{', '"headers":{"constructor":"x"'), 'prototype'],
    ['a path in a topic', edited('shop.baskets', '../../etc/passwd'), 'no name that Kafka allows a topic'],
    ['a key twice', edited('"key"', '"key":"b-2","key"'), 'a second time in one object'],
    ['bytes that are not UTF-8', utf8, 'not UTF-8'],
    ['a partition that is none', edited('"partition":1', '"partition":1e10'), 'partition'],
  ])('%s', async (_, line, problem) => {
    const file = await fileOf(header, line, '{"end":1}')
    for (const dry of [['--dry-run'], []]) {
      const { sentence, ...rest } = await refusal(['replay', file, ...there, ...dry])
      expect(rest).toEqual({ code: 2, printed: '' })
      expect(sentence).toMatch(new RegExp(`^${file}:2: [^\\n]+$`))
      expect(sentence).toContain(problem)
    }
  })

  test.each([[[]], [['--dry-run']], [['--raw', '--dry-run']]])('as the command says it: %j', async (mode) => {
    const file = await fileOf(header, edited('4999', 'NaN'), '{"end":1}')
    const { code, stdout, stderr } = await parpay(['replay', file, ...there, ...mode])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^parpay: ${file}:2: [^\\n]+\\n$`))
  })

  test.each<[string, string[], string]>([
    ['a header with a path', [header.replace('["shop.baskets"]', '["../x"]'), '{"end":0}'], ':1: '],
    ['a truncated one', [header, basket(1)], ':3: the end line is missing'],
    ['one line less than it counts', [header, basket(1), '{"end":2}'], ':3: the end line counts 2 lines'],
  ])('%s', async (_, lines, problem) => {
    const file = await fileOf(...lines)
    for (const mode of [['--dry-run'], [], ['--raw', '--dry-run']]) {
      const refused = await refusal(['replay', file, ...there, ...mode])
      expect(refused).toEqual({ code: 2, printed: '', sentence: expect.stringContaining(`${file}${problem}`) })
    }
  })

  test('a contract called by a path leads nowhere: names are only told', async () => {
    const file = await fileOf(header.replace('Webshop', '../../../etc/passwd'), basket(1), '{"end":1}')
    const words = ['--raw', '--dry-run', '--prefix', 'c', '--asyncapi', document, '--brokers', brokers]
    const { code, stdout } = await parpay(['replay', file, ...words])
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '    0.000 s  send     BasketFilled b-1 to c-shop.baskets[1]\n',
    })
  })

  test('a schema id that is not in the table, and a message that is not in the contract', async () => {
    const lines = (await readFile(declined, 'utf8')).trimEnd().split('\n')
    const n = lines.findIndex((line) => line.includes('"type":"OrderSubmitted"'))
    const unknown = lines.map((line) => line.replace('"type":"OrderSubmitted"', '"type":"OrderUnheardOf"'))
    const table = join(folder, 'schemas.json')
    await writeFile(table, '[]')
    const modes: [string, string[]][] = [
      [await fileOf(...unknown), []],
      [declined, ['--schemas', table]],
    ]
    for (const [file, words] of modes) {
      const { code, stderr } = await parpay(['replay', file, '--raw', '--dry-run', ...words])
      expect(code).toBe(2)
      expect(stderr).toMatch(/^parpay: Line \d+ \(/)
      if (words.length === 0) expect(stderr).toContain(`Line ${n + 1} (checkout.request.v1[`)
      else expect(stderr).toContain('has no schema id')
    }
  })
})
