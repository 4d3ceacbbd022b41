import { decode } from './decode.js'
import { isPrototypeKey, open } from './field.js'
import { Fields } from './fields.js'
import { Flaw, quoted } from './flaw.js'
import type { Json } from './json.js'
import { isJsonObject } from './json-type.js'
import type { Header, Line, ShapeOf } from './line.js'
import { version } from './version.js'

/** The last line: the number of lines before it, or that it was cut by hand and is not counted. */
export interface End {
  readonly kind: 'end'
  readonly lines: number | 'cut'
}

/** The header, from a file's first line. @throws Flaw */
export function parseHeader(json: Json): Header {
  if (!isJsonObject(json) || json['parpay'] !== 'recording') {
    throw new Flaw('this is no header of a recording; keep the first line of the recording when cutting it')
  }
  if (json['version'] !== version) {
    const found = quoted(JSON.stringify(json['version'] ?? null))
    throw new Flaw(`the format's version is ${found} and this reader knows ${version} only; use a newer reader`)
  }
  const fields = new Fields(
    'the header',
    json,
    ['parpay', 'version', 'recorded', 'contracts', 'topics'],
    ['redacted', 'note'],
  )
  const header: Header = {
    recorded: fields.time('recorded'),
    contracts: fields.list('contracts').map((contract) => {
      const of = new Fields('a contract', contract, ['title', 'version'])
      return { title: of.string('title'), version: of.string('version') }
    }),
    topics: fields.list('topics').map((topic) => fields.isTopic(topic)),
  }
  return {
    ...header,
    ...('redacted' in json ? { redacted: fields.boolean('redacted') } : {}),
    ...('note' in json ? { note: fields.string('note') } : {}),
  }
}

/** Any line after the header. @throws Flaw */
export function parseLine(json: Json, shapeOf: ShapeOf): Line | End {
  if (!isJsonObject(json)) throw new Flaw('this is no JSON object; restore the line or record again')
  if ('topic' in json) return parseMessage(json, shapeOf)
  if ('clock' in json) return { kind: 'clock', at: new Fields('a clock step', json, ['clock']).time('clock') }
  if ('outcome' in json) return parseOutcome(json)
  if ('end' in json) {
    const fields = new Fields('the end line', json, ['end'])
    return { kind: 'end', lines: json['end'] === 'cut' ? 'cut' : fields.integer('end', Number.MAX_SAFE_INTEGER) }
  }
  if ('parpay' in json) throw new Flaw('a second header; keep each recording in a file of its own')
  throw new Flaw(
    `this is no line of version ${version}, which has one of topic, clock, outcome, end; remove it or use a newer reader`,
  )
}

const messageFields = ['topic', 'partition', 'offset', 'at', 'key', 'type', 'headers', 'value']

function parseMessage(json: Json, shapeOf: ShapeOf): Line {
  const fields = new Fields('a message', json, messageFields)
  const topic = fields.isTopic(fields.get('topic'))
  const type = fields.string('type')
  return {
    kind: 'message',
    topic,
    partition: fields.partition('partition'),
    offset: fields.offset('offset'),
    at: fields.time('at'),
    key: fields.stringOrNull('key'),
    type,
    headers: parseHeaders(fields.get('headers')),
    value: decode(fields.get('value'), shapeOf(topic, type)),
  }
}

function parseOutcome(json: Json): Line {
  const fields = new Fields('an outcome', json, ['outcome', 'at', 'key', 'type', 'value'])
  return {
    kind: 'outcome',
    of: fields.string('outcome'),
    at: fields.time('at'),
    key: fields.stringOrNull('key'),
    type: fields.string('type'),
    value: decode(fields.get('value'), open),
  }
}

function parseHeaders(json: Json): Record<string, string> {
  if (!isJsonObject(json)) throw new Flaw('`headers` is no object; correct it')
  const headers = Object.create(null) as Record<string, string>
  for (const [name, value] of Object.entries(json)) {
    if (isPrototypeKey(name)) throw new Flaw(`the header ${name} reaches into an object's prototype; remove it`)
    if (typeof value !== 'string') throw new Flaw(`the header ${quoted(name)} is no string; correct it`)
    headers[name] = value
  }
  return headers
}
