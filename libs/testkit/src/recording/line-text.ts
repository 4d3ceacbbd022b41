import { encode } from './encode.js'
import { isPrototypeKey, open } from './field.js'
import { Flaw } from './flaw.js'
import { Unrecordable } from './invalid.js'
import { limits } from './limits.js'
import type { Header, Line, RecordedMessage, ShapeOf } from './line.js'
import { isLong } from './long.js'
import { highestPartition, isTopic } from './topic.js'
import { version } from './version.js'

const string = (text: string) => JSON.stringify(text)
const orNull = (text: string | null) => JSON.stringify(text)

/** The header's line, its end not included. @throws Unrecordable */
export const headerText = (header: Header): string =>
  recordable('header', () => {
    const { recorded, contracts, topics, redacted, note } = header
    const fields = [
      `"parpay":"recording","version":${version},"recorded":${time(recorded)}`,
      `"contracts":[${contracts.map((contract) => `{"title":${string(contract.title)},"version":${string(contract.version)}}`).join(',')}]`,
      `"topics":[${topics.map((topic) => topicText(topic)).join(',')}]`,
      ...(redacted === undefined ? [] : [`"redacted":${redacted}`]),
      ...(note === undefined ? [] : [`"note":${string(note)}`]),
    ]
    return `{${fields.join(',')}}`
  })

/** One line, its end not included. @throws Unrecordable */
export function lineText(line: Line, shapeOf: ShapeOf): string {
  switch (line.kind) {
    case 'message':
      return recordable(`${line.topic}[${line.partition}]@${line.offset}`, () => messageText(line, shapeOf))
    case 'clock':
      return recordable('clock', () => `{"clock":${time(line.at)}}`)
    case 'outcome':
      return recordable(`outcome of ${line.of}`, () => {
        const place = `"outcome":${string(line.of)},"at":${time(line.at)},"key":${orNull(line.key)}`
        return `{${place},"type":${string(line.type)},"value":${encode(line.value, open, limits)}}`
      })
  }
}

/** The last line: how many lines there are between it and the header. */
export const endText = (lines: number): string => `{"end":${lines}}`

function messageText(message: RecordedMessage, shapeOf: ShapeOf): string {
  const { topic, partition, offset, at, key, type, headers, value } = message
  if (!Number.isInteger(partition) || partition < 0 || partition > highestPartition) {
    throw new Flaw(`${partition} is no partition; take it from the record`)
  }
  if (offset < 0n || !isLong(offset)) throw new Flaw(`${offset} is no offset; take it from the record`)
  const place = `"topic":${topicText(topic)},"partition":${partition},"offset":"${offset}","at":${time(at)}`
  const what = `"key":${orNull(key)},"type":${string(type)},"headers":${headersText(headers)}`
  return `{${place},${what},"value":${encode(value, shapeOf(topic, type), limits)}}`
}

function headersText(headers: RecordedMessage['headers']): string {
  const names = Object.keys(headers).sort()
  const bad = names.find(isPrototypeKey)
  if (bad !== undefined) throw new Flaw(`the header ${bad} reaches into an object's prototype; leave this message out`)
  if (names.length > limits.fields) throw new Flaw(`more than ${limits.fields} headers; leave this message out`)
  return `{${names.map((name) => `${string(name)}:${string(headers[name] ?? '')}`).join(',')}}`
}

function topicText(topic: string): string {
  if (!isTopic(topic)) throw new Flaw(`${string(topic)} is no name that Kafka allows a topic; correct it`)
  return string(topic)
}

function time(at: Date): string {
  if (Number.isNaN(at.getTime())) throw new Flaw('the time is none; take it from the record')
  return `"${at.toISOString()}"`
}

function recordable(place: string, write: () => string): string {
  try {
    const text = write()
    // A UTF-16 unit is three bytes of UTF-8 at most: long lines only are counted.
    if (text.length * 3 > limits.line && Buffer.byteLength(text) > limits.line) {
      throw new Flaw(`its line would be longer than ${limits.line} bytes; leave this message out`)
    }
    return text
  } catch (error) {
    throw error instanceof Flaw ? new Unrecordable(place, error.message) : error
  }
}
