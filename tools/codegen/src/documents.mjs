import multi from '@asyncapi/multi-parser'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal.mjs'

/**
 * @typedef {{ name: string, topic: string, file: string, key: string, schema: object }} Message
 * @typedef {{ name: string, description: string, partitions: number, replicas: number, config: Record<string, string>, messages: Message[] }} Topic
 * @typedef {{ service: string, send: string[], receive: string[] }} Service names of messages
 * @typedef {{ topics: Topic[], services: Service[] }} Contracts
 */

/**
 * Reads asyncapi/: channels.yaml, and services/*.yaml in alphabetical order.
 * @param {string} folder
 * @returns {Promise<Contracts & { document: object }>} `document` is channels.yaml as the parser gives it
 * @throws {Refusal} where a document is no AsyncAPI 3.1 or refers to what is not there
 */
export async function readContracts(folder) {
  for (const file of filesOf(folder, 'schemas', '.avsc')) parseJson(folder, file)
  const document = await readDocument(folder, 'channels.yaml')
  const topics = document
    .channels()
    .all()
    .map((channel) => topicOf(channel))
  const services = []
  for (const file of filesOf(folder, 'services', '.yaml')) services.push(serviceOf(await readDocument(folder, file)))
  return { document, topics, services }
}

/** Paths below `folder`, sorted, so that what is generated does not depend on the file system. */
export function filesOf(folder, below, extension) {
  return readdirSync(join(folder, below), { recursive: true })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(below, name))
    .sort()
}

function parseJson(folder, file) {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8'))
  } catch (error) {
    throw new Refusal(file, `is not JSON: ${error.message}`)
  }
}

async function readDocument(folder, file) {
  const source = join(folder, file)
  const parser = multi.NewParser('3', { includeSchemaParsers: true })
  const { document, diagnostics } = await parser.parse(readFileSync(source, 'utf8'), { source })
  const [problem] = diagnostics.filter((d) => d.severity === 0)
  if (document && !problem) return document
  const line = problem ? `line ${problem.range.start.line + 1}, ${problem.path.join('/')}: ${problem.message}` : ''
  throw new Refusal(file, line || 'is not an AsyncAPI document.')
}

function topicOf(channel) {
  const name = channel.address()
  const { partitions, replicas, topicConfiguration } = channel.bindings().get('kafka')?.value() ?? {}
  if (!partitions || !replicas || !topicConfiguration)
    throw new Refusal('channels.yaml', `${name} needs bindings.kafka with partitions, replicas and topicConfiguration.`)
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

function serviceOf(document) {
  const names = (action) =>
    document
      .operations()
      .all()
      .filter((operation) => operation.action() === action)
      .flatMap((operation) => operation.messages().all())
      .map((message) => message.name())
  return { service: document.info().title(), send: names('send'), receive: names('receive') }
}
