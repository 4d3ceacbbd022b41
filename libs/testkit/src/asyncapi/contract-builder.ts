import type { Contract, DocumentInfo, ServiceContract } from './contract.js'
import { ContractInvalid, type Problem } from './contract-invalid.js'
import { topicOf } from './channel.js'
import type { DocumentCheck } from './document-check.js'
import { readMessage } from './message.js'
import { ContractNode } from './node.js'
import { readService } from './service.js'
import type { Source } from './source.js'
import type { Sources } from './sources.js'
import type { Part } from './specification.js'
import { versionOf } from './version.js'
import { TopicBuilder, type GrowingMessage } from './topic-builder.js'

interface Reading {
  readonly document: ContractNode
  readonly version: string
}

/** Puts the documents of one system together. Goes on after a problem, so that all of them can be told at once. */
export class ContractBuilder {
  private readonly documents: DocumentInfo[] = []
  private first: ContractNode | undefined
  private readonly topics = new Map<string, TopicBuilder>()
  /** By place; without a topic where the channel is not on Kafka. */
  private readonly channels = new Map<string, TopicBuilder | undefined>()
  private readonly services = new Map<string, ServiceContract>()
  private readonly messages = new Map<string, GrowingMessage>()
  private readonly problems = new Map<string, Problem>()
  /** Operations would repeat what is wrong with their channels, in each document that shares them. */
  private channelsAreWrong = false

  /** @param check left out where the sources are known to be valid */
  constructor(
    private readonly sources: Sources,
    private readonly check?: DocumentCheck,
  ) {}

  add(source: Source): void {
    this.attempt(() => {
      const document = ContractNode.root(this.sources, source)
      const reading = { document, version: versionOf(source) }
      this.check?.document(source, reading.version)
      this.first ??= document
      const info = document.at('info')
      this.documents.push({ title: info?.text('title') ?? '', version: info?.text('version') ?? '' })
      const before = this.problems.size
      const channels = document.at('channels')
      for (const name of channels?.names() ?? []) {
        const channel = channels?.get(name)
        if (channel) this.attempt(() => this.channel(channel, reading))
      }
      if (this.problems.size > before) this.channelsAreWrong = true
      if (!this.channelsAreWrong) this.service(reading)
    })
  }

  /** @throws {ContractInvalid} with the problems of all documents */
  contract(): Contract {
    if (this.problems.size > 0) throw new ContractInvalid([...this.problems.values()])
    if (this.first && this.topics.size === 0)
      throw this.first.fault('describes no topic on Kafka; give documents with channels, on servers of protocol kafka')
    return { documents: this.documents, topics: this.topics, services: this.services }
  }

  private service(reading: Reading): void {
    const { document } = reading
    const service = readService(document, {
      topicAt: (channel) => this.channel(channel, reading),
      follow: (node, part) => this.followed(node, part, reading),
      attempt: (read) => {
        this.attempt(read)
      },
    })
    if (!service) return
    if (this.services.has(service.name))
      throw document.fault(
        `is a second document of the service "${service.name}"; give each service a title of its own`,
        ['info', 'title'],
      )
    this.services.set(service.name, service)
  }

  private channel(raw: ContractNode, reading: Reading): TopicBuilder | undefined {
    const channel = this.followed(raw, 'channel', reading)
    if (this.channels.has(channel.id)) return this.channels.get(channel.id)
    const topic = this.newChannel(channel, reading)
    this.channels.set(channel.id, topic)
    return topic
  }

  private newChannel(channel: ContractNode, reading: Reading): TopicBuilder | undefined {
    const servers = ContractNode.root(this.sources, channel.source).at('servers') ?? reading.document.at('servers')
    const name = topicOf(channel, servers)
    if (name === undefined) return undefined
    const description = channel.text('description') ?? channel.text('summary') ?? ''
    const topic = this.topics.get(name) ?? new TopicBuilder(name, description)
    this.topics.set(name, topic)
    const messages = channel.at('messages')
    for (const key of messages?.names() ?? []) {
      const message = messages?.get(key)
      if (message) {
        this.attempt(() => {
          this.message(topic, key, message, reading)
        })
      }
    }
    return topic
  }

  private message(topic: TopicBuilder, key: string, raw: ContractNode, reading: Reading): void {
    const node = this.followed(raw, 'messageObject', reading)
    const id = `${key} ${node.id}`
    let message = this.messages.get(id)
    if (!message) {
      for (const trait of node.get('traits')?.items() ?? []) this.followed(trait, 'messageTrait', reading)
      const definition = readMessage(node.withTraits(), {
        name: key,
        contentType: reading.document.text('defaultContentType'),
        check: (schema) => {
          this.check?.part(schema, 'schema', reading.version)
        },
      })
      message = { ...definition, topics: [] }
      this.messages.set(id, message)
    }
    topic.add(node, message)
  }

  private followed(raw: ContractNode, part: Part, { version }: Reading): ContractNode {
    const node = raw.follow()
    this.check?.part(node, part, version)
    return node
  }

  private attempt(read: () => unknown): void {
    try {
      read()
    } catch (error) {
      if (!(error instanceof ContractInvalid)) throw error
      for (const problem of error.problems) this.problems.set(JSON.stringify(problem), problem)
    }
  }
}
