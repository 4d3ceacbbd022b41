import multi from '@asyncapi/multi-parser'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { keepOneValidator } from './one-validator.mjs'
import { Refusal } from './refusal.mjs'
import { checkAvro } from './schema.mjs'

/**
 * @typedef {{ name: string, type: any, default?: any, doc?: string, [note: `x-${string}`]: any }} Field
 * @typedef {{ type: 'record', name: string, namespace?: string, doc?: string, fields: Field[] }} AvroRecord
 * @typedef {{ name: string, topic: string, file: string, key: string, schema: AvroRecord }} Message
 * @typedef {{ name: string, description: string, partitions: number, replicas: number, config: Record<string, string>, messages: Message[] }} Topic
 * @typedef {{ service: string, description: string, file: string, send: string[], receive: string[] }} Service names of messages
 * @typedef {{ name: string, description: string, messages: string[] }} Flow names of messages
 * @typedef {{ description: string, headers: any, topics: Topic[], services: Service[], flows: Flow[], files: string[] }} Contracts
 */

/**
 * Reads asyncapi/: channels.yaml, and services/*.yaml in alphabetical order.
 * @param {string} folder
 * @returns {Promise<Contracts & { document: object }>} `document` is channels.yaml as the parser gives it
 * @throws {Refusal} where a document is no AsyncAPI 3.1 or refers to what is not there
 */
export async function readContracts(folder) {
  const files = filesOf(folder, 'schemas', '.avsc')
  for (const file of files) checkAvro(file, readFileSync(join(folder, file), 'utf8'))
  const read = readDocument(folder)
  const document = await read('channels.yaml')
  const topics = document
    .channels()
    .all()
    .map((channel) => topicOf(channel))
  const services = []
  for (const file of filesOf(folder, 'services', '.yaml')) services.push(serviceOf(file, await read(file)))
  const { info, components, 'x-flows': flows = [] } = /** @type {any} */ (document).json()
  return {
    document,
    description: info.description,
    headers: components.schemas.headers,
    topics,
    services,
    flows,
    files,
  }
}

/** Paths below `folder`, sorted, so that what is generated does not depend on the file system. */
export function filesOf(folder, below, extension) {
  return readdirSync(join(folder, below), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(below, name))
    .sort()
}

keepOneValidator()

/** One parser for all documents: each prepares the schemas of AsyncAPI anew. */
function readDocument(folder) {
  const parser = multi.NewParser(3, { includeSchemaParsers: true })
  return async (file) => {
    const source = join(folder, file)
    const { document, diagnostics } = await parser.parse(readFileSync(source, 'utf8'), { source })
    const [problem] = diagnostics.filter((d) => d.severity === 0)
    if (document && !problem) return document
    throw new Refusal(file, problem ? wordsFor(problem, folder) : 'is not an AsyncAPI document.')
  }
}

function wordsFor({ message, path, range }, folder) {
  const place = `line ${range.start.line + 1}, ${path.join('/')}`
  const missing = /^ENOENT.*'(.*)'/.exec(message)?.[1]
  return `${place}: ${missing ? `${relative(folder, missing)} does not exist` : message}.`
}

function topicOf(channel) {
  const name = channel.address()
  const { topic, partitions, replicas, topicConfiguration } = channel.bindings().get('kafka')?.value() ?? {}
  if (topic !== name || !partitions || !replicas || !topicConfiguration)
    throw new Refusal(
      'channels.yaml',
      `${name} needs bindings.kafka with topic (the address), partitions, replicas and topicConfiguration.`,
    )
  return {
    name,
    description: channel.description(),
    partitions,
    replicas,
    config: Object.fromEntries(Object.entries(topicConfiguration).map(([key, value]) => [key, String(value)])),
    messages: channel
      .messages()
      .all()
      .map((message) => messageOf(message, name)),
  }
}

function messageOf(message, topic) {
  const name = message.name()
  return {
    name,
    topic,
    file: `schemas/${topic}/${name}.avsc`,
    key: message.json()['x-key'],
    schema: message.json().payload?.['x-parser-original-payload'],
  }
}

function serviceOf(file, document) {
  const names = (action) =>
    document
      .operations()
      .all()
      .filter((operation) => operation.action() === action)
      .flatMap((operation) => operation.messages().all())
      .map((message) => message.name())
  const description = document.info().description() ?? ''
  return { service: basename(file, '.yaml'), description, file, send: names('send'), receive: names('receive') }
}
