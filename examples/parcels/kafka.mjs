// Kafka, as the three programs use it. KAFKA_BROKERS says where it is.
import { setTimeout as pause } from 'node:timers/promises'
import kafkajs from 'kafkajs'

const brokers = (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(',')

// kafkajs sets a timer in the past, of which Node 24 warns.
process.removeAllListeners('warning')
process.on('warning', ({ name, message }) => name === 'TimeoutNegativeWarning' || console.warn(`${name}: ${message}`))

async function connect(clientId, topics) {
  const kafka = new kafkajs.Kafka({ clientId, brokers, logLevel: kafkajs.logLevel.NOTHING })
  const admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ topics: topics.map((topic) => ({ topic, numPartitions: 3 })), waitForLeaders: true })
  await served(admin, topics)
  await admin.disconnect()
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
  await producer.connect()
  return { kafka, producer }
}

/** Waits for topics that another program has only just asked for. */
async function served(admin, topics) {
  for (;;) {
    try {
      return await admin.fetchTopicMetadata({ topics })
    } catch (error) {
      if (error.type !== 'UNKNOWN_TOPIC_OR_PARTITION') throw error
      await pause(50)
    }
  }
}

/** Sends records to a topic and leaves. */
export async function send(clientId, topic, messages) {
  const { producer } = await connect(clientId, [topic])
  await producer.send({ topic, messages })
  await producer.disconnect()
}

/** Answers each record of one topic with records of another, from where its group stopped, until SIGTERM or Ctrl-C. */
export async function answer(name, { from, to, by }) {
  const { kafka, producer } = await connect(name, [from, to])
  // A short session: after a crash its partitions wait that long for the next process.
  const consumer = kafka.consumer({ groupId: name, sessionTimeout: 6000, heartbeatInterval: 1000 })
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    console.error(`${name}: ${payload.error.message}`)
    if (!payload.restart) process.exit(1)
  })
  await consumer.connect()
  await consumer.subscribe({ topics: [from], fromBeginning: true })
  await consumer.run({
    // The offset is committed after the answers are sent. Between the two a crash repeats them, with the same ids.
    eachMessage: async ({ message }) => {
      const messages = by(message)
      if (messages.length > 0) await producer.send({ topic: to, messages })
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, async () => {
      await consumer.disconnect()
      await producer.disconnect()
    })
  console.log(`${name} answers ${from} on ${to}.`)
}
