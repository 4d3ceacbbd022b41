import { describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Shape } from '../shape.js'
import { RecordingInvalid } from './invalid.js'
import { readRecording, readWhole, type ReadOptions } from './read.js'

const at = '2026-01-02T03:04:05.678Z'
const header = `{"parpay":"recording","version":1,"recorded":"${at}","contracts":[{"title":"checkout","version":"1.0.0"}],"topics":["orders"]}`
const order = `{"topic":"orders","partition":2,"offset":"17","at":"${at}","key":"ord_1","type":"OrderPlaced","headers":{"ce_id":"1"},"value":{"amount":"5"}}`
const clock = `{"clock":"${at}"}`
const outcome = `{"outcome":"psp","at":"${at}","key":"k1","type":"authorise","value":{"amount":{"long":"5"}}}`
const file = (...lines: string[]) => `${lines.join('\n')}\n`

async function* bytesOf(text: string | Uint8Array, chunk = 2 ** 16): AsyncGenerator<Uint8Array, void, void> {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += chunk) yield await Promise.resolve(bytes.subarray(from, from + chunk))
}

const read = (text: string | Uint8Array, options: ReadOptions = {}) =>
  readWhole(bytesOf(text), { name: 'flow.ndjson', ...options })

const amount: Shape = {
  kind: 'record',
  fields: { amount: { shape: { kind: 'long' }, required: true, personal: false, secret: false } },
  open: false,
}

test('a recording is its header and its lines, values by their shapes', async () => {
  const shapeOf = (topic: string, type: string) => (`${topic} ${type}` === 'orders OrderPlaced' ? amount : undefined)
  const time = new Date(at)
  await expect(read(file(header, order, clock, outcome, '{"end":3}'), { shapeOf })).resolves.toEqual({
    header: { recorded: time, contracts: [{ title: 'checkout', version: '1.0.0' }], topics: ['orders'] },
    lines: [
      {
        kind: 'message',
        topic: 'orders',
        partition: 2,
        offset: 17n,
        at: time,
        key: 'ord_1',
        type: 'OrderPlaced',
        headers: { ce_id: '1' },
        value: { amount: 5n },
      },
      { kind: 'clock', at: time },
      { kind: 'outcome', of: 'psp', at: time, key: 'k1', type: 'authorise', value: { amount: 5n } },
    ],
  })
})

test('the example of FORMAT.md is a recording', async () => {
  const [, example = ''] = (await readFile(new URL('./FORMAT.md', import.meta.url), 'utf8')).split(/^```\n/m)
  const { lines } = await read(example)
  expect(lines.map(({ kind }) => kind)).toEqual(['message', 'outcome', 'clock'])
})

test('without a shape a long stays the string that it is in JSON', async () => {
  const { lines } = await read(file(header, order, '{"end":1}'))
  expect(lines[0]).toMatchObject({ value: { amount: '5' } })
})

test.each([1, 2, 3, 7, 1_000])('it does not matter that it comes in pieces of %i bytes', async (chunk) => {
  const text = file(header, order.replace('ord_1', 'Zoë 🛒'), '{"end":1}')
  expect(await readWhole(bytesOf(text, chunk))).toEqual(await read(text))
})

test('line ends as git makes them on Windows, spaces, and keys in another order do not matter', async () => {
  const text = file(header, '{ "value": {}, "headers": {}, "type": "T", "key": null,' + ` "at": "${at}",` + ' "offset": "0", "partition": 0, "topic": "orders" }', '{"end":1}') // prettier-ignore
  expect(await read(text.replaceAll('\n', '\r\n'))).toEqual(await read(text))
})

test('what comes before the line that is wrong is given', async () => {
  const given: string[] = []
  const reading = async () => {
    for await (const { kind } of readRecording(bytesOf(file(header, clock, 'nonsense')))) given.push(kind)
  }
  await expect(reading()).rejects.toThrow('recording:3: column 1: "nonsense" is no JSON value')
  expect(given).toEqual(['header', 'clock'])
})

describe('cut', () => {
  const cutting = 'if you cut it by hand, make its last line {"end":"cut"}, else record again'

  test('at any byte is refused', async () => {
    const bytes = Buffer.from(file(header, order, clock, '{"end":2}'))
    for (let length = 0; length < bytes.length; length += 1) {
      await expect(read(bytes.subarray(0, length))).rejects.toThrow(RecordingInvalid)
    }
    await expect(read(bytes)).resolves.toMatchObject({ lines: [{ kind: 'message' }, { kind: 'clock' }] })
  })

  test.each([
    ['nothing', '', '1: the file is empty; record again'],
    ['no lines', file(header), `2: the end line is missing; ${cutting}`],
    ['no end line', file(header, clock), `3: the end line is missing; ${cutting}`],
    ['one line less', file(header, clock, '{"end":2}'), `3: the end line counts 2 lines and there are 1; ${cutting}`],
    ['one line more', file(header, clock, '{"end":0}'), `3: the end line counts 0 lines and there are 1; ${cutting}`],
    [
      'within a line',
      `${file(header)}${order.slice(0, 50)}`,
      '2: the file is cut off within this line, which has no line feed; record again',
    ],
    [
      'before the last line feed',
      `${file(header)}{"end":0}`,
      '2: the file is cut off within this line, which has no line feed; record again',
    ],
    [
      'within a character',
      Buffer.from(`${file(header)}"ë`).subarray(0, -1),
      '2: not UTF-8; unpack the file if it is compressed, or save it as UTF-8',
    ],
    [
      'the header',
      file(order, '{"end":"cut"}'),
      '1: this is no header of a recording; keep the first line of the recording when cutting it',
    ],
  ])('%s', async (_, text, problem) => {
    await expect(read(text)).rejects.toThrow(new RecordingInvalid('flow.ndjson', Number(problem[0]), problem.slice(3)))
  })

  test('by hand is read when the end line says so', async () => {
    await expect(read(file(header, clock, '{"end":"cut"}'))).resolves.toMatchObject({ lines: [{ kind: 'clock' }] })
  })
})

describe('a header is refused', () => {
  const correct = (problem: string) => `flow.ndjson:1: ${problem}; correct it`
  test.each([
    [
      '"version":1',
      '"version":2',
      'flow.ndjson:1: the format\'s version is "2" and this reader knows 1 only; use a newer reader',
    ],
    [
      '"version":1,',
      '',
      'flow.ndjson:1: the format\'s version is "null" and this reader knows 1 only; use a newer reader',
    ],
    [
      '"recording"',
      '"other"',
      'flow.ndjson:1: this is no header of a recording; keep the first line of the recording when cutting it',
    ],
    [at, '2026-01-02', correct('`recorded` is no time such as 2026-01-02T03:04:05.678Z')],
    ['["orders"]', '["../x"]', correct('"\\"../x\\"" is no name that Kafka allows a topic')],
    ['["orders"]', '{}', correct('`topics` is no list')],
    ['{"title":"checkout","version":"1.0.0"}', '1', correct('a contract is no object')],
    ['"title":"checkout",', '', 'flow.ndjson:1: a contract without `title`; restore it'],
    ['"topics":', '"redacted":1,"topics":', correct('`redacted` is neither true nor false')],
    ['"topics":', '"note":1,"topics":', correct('`note` is no string')],
    ['"topics":', '"x":1,"topics":', 'flow.ndjson:1: the header with an unknown field "x"; remove it'],
  ])('%s as %s', async (right, wrong, message) => {
    await expect(read(file(header.replace(right, wrong), '{"end":0}'))).rejects.toThrow(message)
  })
})

describe('a line is refused', () => {
  const edited = (right: string, wrong: string) => order.replace(right, wrong)
  const topic = 'is no name that Kafka allows a topic; correct it'
  test.each([
    ['\u0000', 'a NUL byte; the file is damaged or no text: record again'],
    ['', 'a blank line; remove it'],
    [' \r', 'a blank line; remove it'],
    ['[]', 'this is no JSON object; restore the line or record again'],
    ['null', 'this is no JSON object; restore the line or record again'],
    [
      '{}',
      'this is no line of version 1, which has one of topic, clock, outcome, end; remove it or use a newer reader',
    ],
    [
      '{"later":1}',
      'this is no line of version 1, which has one of topic, clock, outcome, end; remove it or use a newer reader',
    ],
    [
      '{"constructor":1}',
      'this is no line of version 1, which has one of topic, clock, outcome, end; remove it or use a newer reader',
    ],
    [header, 'a second header; keep each recording in a file of its own'],
    [edited('"orders"', '"../x"'), `"\\"../x\\"" ${topic}`],
    [edited('"orders"', '".."'), `"\\"..\\"" ${topic}`],
    [edited('"orders"', '""'), `"\\"\\"" ${topic}`],
    [edited('"orders"', 'null'), `"null" ${topic}`],
    [edited('"orders"', `"${'x'.repeat(250)}"`), `"\\"${'x'.repeat(39)}..." ${topic}`],
    [edited(':2,', ':"2",'), '`partition` is no integer from 0 to 2147483647; correct it'],
    [edited(':2,', ':-1,'), '`partition` is no integer from 0 to 2147483647; correct it'],
    [edited(':2,', ':2147483648,'), '`partition` is no integer from 0 to 2147483647; correct it'],
    [edited('"17"', '17'), '`offset` is no string; correct it'],
    [edited('"17"', '"-17"'), '`offset` is no offset, a decimal string; correct it'],
    [edited('"17"', '"1e1"'), '`offset` is no offset, a decimal string; correct it'],
    [edited(at, '2026-02-30T03:04:05.678Z'), '`at` is no time such as 2026-01-02T03:04:05.678Z; correct it'],
    [edited(at, '2026-01-02T03:04:05Z'), '`at` is no time such as 2026-01-02T03:04:05.678Z; correct it'],
    [edited('"ord_1"', '1'), '`key` is neither a string nor null; correct it'],
    [edited('"OrderPlaced"', 'null'), '`type` is no string; correct it'],
    [edited('{"ce_id":"1"}', '[]'), '`headers` is no object; correct it'],
    [edited('{"ce_id":"1"}', '{"ce_id":1}'), 'the header "ce_id" is no string; correct it'],
    [edited('ce_id', '__proto__'), "the header __proto__ reaches into an object's prototype; remove it"],
    [edited('ce_id', 'constructor'), "the header constructor reaches into an object's prototype; remove it"],
    [
      edited('"amount"', '"prototype"'),
      "value.prototype reaches into an object's prototype and the contract does not name it; remove it",
    ],
    [
      edited('"amount"', '"\\u001b[2J\\u009b":{"__proto__":1},"b"'),
      `value["\\u001b[2J\\u009b"].__proto__ reaches into an object's prototype and the contract does not name it; remove it`,
    ],
    [edited('"key"', '"__proto__"'), 'a message without `key`; restore it'],
    [edited('"key"', '"__proto__":{},"key"'), 'a message with an unknown field "__proto__"; remove it'],
    [edited('"key":"ord_1",', ''), 'a message without `key`; restore it'],
    ['{"clock":1}', '`clock` is no string; correct it'],
    ['{"clock":"now"}', '`clock` is no time such as 2026-01-02T03:04:05.678Z; correct it'],
    ['{"outcome":"psp"}', 'an outcome without `at`; restore it'],
    ['{"end":-1}', '`end` is no integer from 0 to 9007199254740991; correct it'],
    ['{"end":"all"}', '`end` is no integer from 0 to 9007199254740991; correct it'],
    ['{"end":0,"topics":1}', 'the end line with an unknown field "topics"; remove it'],
  ])('%.60j', async (line, problem) => {
    await expect(read(file(header, line, '{"end":"cut"}'))).rejects.toThrow(
      new RecordingInvalid('flow.ndjson', 2, problem),
    )
  })

  test('that follows the end line', async () => {
    const problem = 'a line after the end line; keep each recording in a file of its own'
    await expect(read(file(header, '{"end":0}', clock))).rejects.toThrow(
      new RecordingInvalid('flow.ndjson', 3, problem),
    )
    await expect(read(file(header, '{"end":0}', ''))).rejects.toThrow(new RecordingInvalid('flow.ndjson', 3, problem))
  })

  test('that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(`${header}\n`), Buffer.from([0x22, 0xc0, 0xaf, 0x22, 0x0a])])
    await expect(read(bytes)).rejects.toThrow('flow.ndjson:2: not UTF-8')
  })
})

describe('a line that is too long', () => {
  test('is refused while it is read', async () => {
    let pieces = 0
    function* endless(): Generator<Uint8Array, void, void> {
      yield Buffer.from(`${header}\n`)
      for (; pieces < 1_000; pieces += 1) yield Buffer.alloc(2 ** 20, 'x')
    }
    const reading = readWhole(Readable.from(endless(), { highWaterMark: 1 }), { name: 'flow.ndjson' })
    await expect(reading).rejects.toThrow('flow.ndjson:2: longer than 8388608 bytes')
    expect(pieces).toBeLessThan(12)
  })

  test.each([1, 1_000])('is refused in pieces of %i bytes too, and one that just fits is not', async (chunk) => {
    const text = file(header, order, '{"end":1}')
    const most = Math.max(header.length, order.length)
    await expect(readWhole(bytesOf(text, chunk), { limits: { line: most } })).resolves.toBeDefined()
    await expect(readWhole(bytesOf(text, chunk), { limits: { line: most - 1 } })).rejects.toThrow('longer than')
  })
})

test('a file that is not there is what the file system says', async () => {
  await expect(readWhole('/nowhere/flow.ndjson')).rejects.toMatchObject({ code: 'ENOENT' })
})
