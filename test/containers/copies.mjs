// Runs in the setup image: how many copies each partition has, and how many a write waits for, as the broker tells it.
import kafkajs from 'kafkajs'
import { readFileSync } from 'node:fs'

const password = readFileSync('/secrets/setup/kafka-password', 'utf8')
const sasl = { mechanism: 'plain', username: 'admin', password }
const admin = new kafkajs.Kafka({ brokers: ['brokers:9094'], sasl, logLevel: kafkajs.logLevel.NOTHING }).admin()
await admin.connect()
const { topics } = await admin.fetchTopicMetadata()
const resources = topics.map(({ name }) => ({ type: 2, name, configNames: ['min.insync.replicas'] }))
const { resources: configs } = await admin.describeConfigs({ resources, includeSynonyms: false })
const needed = new Map(configs.map(({ resourceName, configEntries: [entry] }) => [resourceName, entry.configValue]))
await admin.disconnect()
console.log(
  JSON.stringify(
    topics.flatMap(({ name: topic, partitions }) =>
      partitions.map(({ replicas, isr }) => ({
        ...{ topic, replicas: replicas.length, inSync: isr.length },
        needed: needed.get(topic),
      })),
    ),
  ),
)
