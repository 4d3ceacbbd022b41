// Runs in the setup image, where every service's secrets can be read: logs in as each service and tries whatever is not
// its own, past the client's own checks, so that it is the broker and the database who answer. Prints what came of each
// try, as JSON. `read its own topic` is the control: an attempt that is refused for another reason would show there.
import { contracts, topics } from '@parpay/events'
import kafkajs from 'kafkajs'
import { readFileSync } from 'node:fs'
import pg from 'pg'

const services = Object.values(contracts)
const secret = (service, name) => readFileSync(`/secrets/${service}/${name}`, 'utf8')
const brokers = ['brokers:9092']
const logLevel = kafkajs.logLevel.NOTHING
const retry = { retries: 3, initialRetryTime: 50 }
const results = []

async function attempt(who, what, work) {
  const answer = await work().then(
    () => 'allowed',
    ({ errors: [first] = [], ...error }) => first?.type ?? error.type ?? error.code ?? error.name,
  )
  results.push({ who, what, answer })
}

/** A connection to a broker on which requests are made by hand: kafkajs keeps the way under a symbol of its own. */
async function withBroker(sasl, work) {
  const kafka = new kafkajs.Kafka({ brokers, sasl, logLevel, retry, authenticationTimeout: 3_000 })
  const create = Object.getOwnPropertySymbols(kafka).find(({ description }) => description?.endsWith('createCluster'))
  const cluster = kafka[create]({ allowAutoTopicCreation: false })
  try {
    await cluster.connect()
    await cluster.refreshMetadata()
    await work(await cluster.findControllerBroker(), kafka)
  } finally {
    await cluster.disconnect()
  }
}

const produce = (broker, topic) =>
  broker.produce({
    acks: -1,
    timeout: 2_000,
    topicData: [{ topic, partitions: [{ partition: 0, messages: [{ key: 'k', value: 'forged', headers: {} }] }] }],
  })
const partition = { partition: 0, currentLeaderEpoch: -1, fetchOffset: 0, maxBytes: 1_024 }
const fetch = async (broker, topic) => {
  const topics = [{ topic, partitions: [partition] }]
  await broker.fetch({ isolationLevel: 0, maxWaitTime: 10, minBytes: 0, topics })
}
const join = (broker, groupId) =>
  broker.joinGroup({
    ...{ groupId, sessionTimeout: 6_000, rebalanceTimeout: 6_000 },
    groupProtocols: [{ name: 'RoundRobinAssigner', metadata: Buffer.alloc(0) }],
  })
const commit = (broker, groupId) => {
  const topics = [{ topic: 'checkout.order.v1', partitions: [{ partition: 0, offset: '0', metadata: '' }] }]
  return broker.offsetCommit({ groupId, groupGenerationId: -1, memberId: '', retentionTime: -1, topics })
}

for (const { service, send, receive } of services) {
  const [sends, receives] = [send, receive].map((types) => new Set(types.map(({ topic }) => topic)))
  // anew each time: kafkajs writes into it how it logs in
  const login = (username) => ({ mechanism: 'scram-sha-512', username, password: secret(service, 'kafka-password') })
  await withBroker(login(service), async (broker, kafka) => {
    for (const { name } of topics) {
      if (!sends.has(name)) await attempt(service, `write ${name}`, () => produce(broker, name))
      const read = receives.has(name) ? `read its own ${name}` : `read ${name}`
      await attempt(service, read, () => fetch(broker, name))
    }
    for (const other of [...services.map(({ service }) => service), 'strangers'].filter((name) => name !== service)) {
      await attempt(service, `join group ${other}`, () => join(broker, other))
      await attempt(service, `commit for group ${other}`, () => commit(broker, other))
    }
    const admin = kafka.admin()
    await admin.connect()
    const made = { topics: [{ topic: 'made-by-a-service' }], waitForLeaders: false }
    await attempt(service, 'create a topic', () => admin.createTopics(made))
    await attempt(service, 'delete a topic', () => admin.deleteTopics({ topics: ['checkout.order.v1'] }))
    const everything = { resourceType: 2, resourceName: '*', resourcePatternType: 3, operation: 2, permissionType: 3 }
    const acl = [{ ...everything, principal: `User:${service}`, host: '*' }]
    await attempt(service, 'grant itself everything', () => admin.createAcls({ acl }))
    await admin.disconnect()
  })
  for (const other of services.map(({ service }) => service).filter((name) => name !== service))
    await attempt(service, `log in as ${other} with its own password`, () => withBroker(login(other), () => undefined))
  await attempt(service, 'log in as admin', () => withBroker(login('admin'), () => undefined))

  for (const role of ['database-url', 'database-owner-url']) {
    const own = new URL(secret(service, role))
    const others = services.map(({ service }) => service).filter((name) => name !== service)
    for (const database of [...others, 'postgres', 'template1'])
      await attempt(service, `open database ${database} by ${role}`, () => query(own, database, 'select 1'))
    await attempt(service, `make a role by ${role}`, () => query(own, service, 'create role another'))
  }
  const runtime = new URL(secret(service, 'database-url'))
  await attempt(service, 'make a table', () => query(runtime, service, 'create table mine (n int)'))
}

// What people look at topics with: all that is its own is to read.
const kafbat = () => ({ mechanism: 'scram-sha-512', username: 'kafbat', password: secret('kafbat', 'kafka-password') })
await withBroker(kafbat(), async (broker, kafka) => {
  for (const { name } of topics) {
    await attempt('kafbat', `read its own ${name}`, () => fetch(broker, name))
    await attempt('kafbat', `write ${name}`, () => produce(broker, name))
  }
  const admin = kafka.admin()
  await admin.connect()
  for (const { service } of services) {
    await attempt('kafbat', `read its own view of group ${service}`, () => admin.describeGroups([service]))
    await attempt('kafbat', `join group ${service}`, () => join(broker, service))
    await attempt('kafbat', `commit for group ${service}`, () => commit(broker, service))
  }
  await attempt('kafbat', 'delete a topic', () => admin.deleteTopics({ topics: ['checkout.order.v1'] }))
  await admin.disconnect()
})

await attempt('nobody', 'take part without a login', () => withBroker(undefined, () => undefined))
await attempt('nobody', 'log in with PLAIN where services do', () => {
  const sasl = { mechanism: 'plain', username: 'admin', password: secret('setup', 'kafka-password') }
  return withBroker(sasl, () => undefined)
})
console.log(JSON.stringify(results))

async function query(address, database, sql) {
  const url = new URL(address)
  url.pathname = `/${database}`
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    await client.query(sql)
  } finally {
    await client.end()
  }
}
