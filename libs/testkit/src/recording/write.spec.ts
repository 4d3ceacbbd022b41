import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { chmod, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import fc from 'fast-check'
import { anyText } from '../../test/any-text.js'
import { shaped } from '../../test/arbitrary-shape.js'
import { Unrecordable } from './invalid.js'
import type { Header, Line, RecordedMessage } from './line.js'
import { readRecording, readWhole } from './read.js'
import { writeRecording } from './write.js'

const at = new Date('2026-01-02T03:04:05.678Z')
const header: Header = { recorded: at, contracts: [{ title: 'checkout', version: '1.0.0' }], topics: ['orders'] }
const message: RecordedMessage = {
  kind: 'message',
  topic: 'orders',
  partition: 2,
  offset: 17n,
  at,
  key: null,
  type: 'OrderPlaced',
  headers: { ce_type: 'b', ce_id: 'a' },
  value: { reference: 'Zoë', amount: 5 },
}
const clock: Line = { kind: 'clock', at }
const outcome: Line = { kind: 'outcome', of: 'psp', at, key: 'k1', type: 'authorise', value: { amount: 5n } }

async function textOf(lines: readonly Line[], described: Header = header): Promise<string> {
  const sink = new PassThrough()
  const text = sink.setEncoding('utf8').toArray()
  await writeRecording(sink, described, lines)
  sink.end()
  return (await text).join('')
}

test('a line is one JSON object, its keys always in the same order', async () => {
  expect(await textOf([message, clock, outcome], { ...header, redacted: true, note: 'by hand' })).toBe(
    [
      '{"parpay":"recording","version":1,"recorded":"2026-01-02T03:04:05.678Z","contracts":[{"title":"checkout","version":"1.0.0"}],"topics":["orders"],"redacted":true,"note":"by hand"}',
      '{"topic":"orders","partition":2,"offset":"17","at":"2026-01-02T03:04:05.678Z","key":null,"type":"OrderPlaced","headers":{"ce_id":"a","ce_type":"b"},"value":{"reference":"Zoë","amount":5}}',
      '{"clock":"2026-01-02T03:04:05.678Z"}',
      '{"outcome":"psp","at":"2026-01-02T03:04:05.678Z","key":"k1","type":"authorise","value":{"amount":{"long":"5"}}}',
      '{"end":3}',
      '',
    ].join('\n'),
  )
})

test('what was written is read again', async () => {
  const time = fc.date({ noInvalidDate: true })
  const topic = fc.stringMatching(/^[a-zA-Z0-9._-]{1,20}$/).filter((name) => name !== '.' && name !== '..')
  const key = fc.option(anyText())
  const name = anyText().filter((text) => !['__proto__', 'constructor', 'prototype'].includes(text))
  const recorded = fc.tuple(
    fc.record({
      kind: fc.constant('message' as const),
      topic,
      partition: fc.nat(),
      offset: fc.bigInt(0n, 2n ** 63n - 1n),
      at: time,
      key,
      type: fc.string(),
      headers: fc.dictionary(name, anyText(), { noNullPrototype: false }),
    }),
    shaped,
  )
  await fc.assert(
    fc.asyncProperty(
      recorded,
      time,
      fc.option(fc.boolean(), { nil: undefined }),
      async ([place, it], when, redacted) => {
        const described: Header = { ...header, recorded: when, ...(redacted === undefined ? {} : { redacted }) }
        const lines: Line[] = [
          { ...place, value: it.value },
          { kind: 'clock', at: when },
        ]
        const sink = new PassThrough()
        await expect(writeRecording(sink, described, lines, { shapeOf: () => it.shape })).resolves.toBe(2)
        sink.end()
        expect(await readWhole(sink, { shapeOf: () => it.shape })).toEqual({ header: described, lines })
      },
    ),
  )
})

describe('cannot be recorded', () => {
  const name = '"../x" is no name that Kafka allows a topic; correct it'
  test.each<[string, Line, string]>([
    ['a topic that is a path', { ...message, topic: '../x' }, `../x[2]@17: ${name}`],
    ['a partition', { ...message, partition: -1 }, 'orders[-1]@17: -1 is no partition; take it from the record'],
    ['an offset', { ...message, offset: -1n }, 'orders[2]@-1: -1 is no offset; take it from the record'],
    ['a time', { ...message, at: new Date(NaN) }, 'orders[2]@17: the time is none; take it from the record'],
    [
      'a header',
      { ...message, headers: { constructor: 'x' } },
      "orders[2]@17: the header constructor reaches into an object's prototype; leave this message out",
    ],
    [
      'a value',
      { ...message, value: { amount: 5n } },
      'orders[2]@17: value.amount is not JSON, and there is no contract that says more; record it with the contract that it was decoded with',
    ],
    [
      'a line',
      { ...message, value: 'ë'.repeat(2 ** 22) },
      'orders[2]@17: its line would be longer than 8388608 bytes; leave this message out',
    ],
    [
      'an outcome',
      { ...outcome, value: NaN },
      'outcome of psp: value is not a number that JSON has; record it with the contract that it was decoded with',
    ],
    ['a clock step', { kind: 'clock', at: new Date(NaN) }, 'clock: the time is none; take it from the record'],
  ])('%s', async (_, line, problem) => {
    const writing = textOf([line])
    await expect(writing).rejects.toThrow(Unrecordable)
    await expect(writing).rejects.toThrow(problem)
  })
})

test('the next line is asked for when the sink took the one before', async () => {
  let asked = 0
  function* lines(): Generator<Line, void, void> {
    for (; asked < 3; asked += 1) yield clock
  }
  const waiting: (() => void)[] = []
  const arrived: (() => void)[] = []
  const sink = new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, taken) {
      waiting.push(taken)
      arrived.shift()?.()
    },
  })
  const writing = writeRecording(sink, header, lines())
  const counts: number[] = []
  for (let line = 0; line < 5; line += 1) {
    if (waiting.length === 0) await new Promise<void>((resolve) => arrived.push(resolve))
    await new Promise(setImmediate) // time to run ahead, if it did
    expect(waiting).toHaveLength(1)
    counts.push(asked)
    waiting.pop()?.()
  }
  await writing
  expect(counts).toEqual([0, 0, 1, 2, 3]) // header, three lines, end
})

test('a sink that fails ends the writing and the lines', async () => {
  let left = false
  function* endless(): Generator<Line, void, void> {
    try {
      for (;;) yield clock
    } finally {
      left = true
    }
  }
  const sink = new Writable({
    write(chunk, _encoding, taken) {
      taken(String(chunk).startsWith('{"clock"') ? new Error('disk full') : null)
    },
  })
  await expect(writeRecording(sink, header, endless())).rejects.toThrow('disk full')
  expect(left).toBe(true)
})

describe('a file', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recording-'))
    path = join(folder, 'flow.ndjson')
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is its owner’s only, and read from its path', async () => {
    await writeRecording(path, header, [clock])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readWhole(path)).toEqual({ header, lines: [clock] })
    expect(await readdir(folder)).toEqual(['flow.ndjson'])
  })

  test('is replaced when the new one is whole', async () => {
    await writeFile(path, 'old')
    await chmod(path, 0o644)
    async function* lines(): AsyncGenerator<Line, void, void> {
      yield clock
      expect(await readFile(path, 'utf8')).toBe('old')
    }
    await writeRecording(path, header, lines())
    expect(await readWhole(path)).toEqual({ header, lines: [clock] })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('stays as it was when the new one fails, and no draft is left', async () => {
    await writeFile(path, 'old')
    function* lines(): Generator<Line, void, void> {
      yield clock
      throw new Error('broker away')
    }
    await expect(writeRecording(path, header, lines())).rejects.toThrow('broker away')
    await expect(writeRecording(path, header, [{ ...message, topic: '' }])).rejects.toThrow(Unrecordable)
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['flow.ndjson'])
  })

  test('behind a link is replaced, not the link', async () => {
    await writeFile(path, 'old')
    const link = join(folder, 'link.ndjson')
    await symlink(path, link)
    await writeRecording(link, header, [])
    expect(await readWhole(path)).toEqual({ header, lines: [] })
    expect((await readdir(folder)).sort()).toEqual(['flow.ndjson', 'link.ndjson'])
  })

  test('that is a folder or a device is refused', async () => {
    const problem = 'is no regular file: name another one, or pass a stream'
    await expect(writeRecording(folder, header, [])).rejects.toThrow(`${folder} ${problem}`)
    await expect(writeRecording('/dev/null', header, [])).rejects.toThrow(`/dev/null ${problem}`)
  })

  test('can be left in the middle of reading', async () => {
    await writeRecording(path, header, [clock, clock])
    for await (const { kind } of readRecording(path)) if (kind === 'clock') break
    await expect(rm(path)).resolves.toBeUndefined()
  })
})
