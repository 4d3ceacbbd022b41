// One client of the broker in a process of its own, for kafka.leaving.it.spec.ts: says what kafkajs does, closes when it
// is told to, and tells what is left of it then. It ends by itself if nothing keeps it.
import { kafkaTransport, silent } from '@parpay/messaging'
import net from 'node:net'

const { KIND, KAFKA_BROKERS, KAFKA_TOPIC_PREFIX, GROUP, TOPIC, CLIENT, SESSION = '2000' } = process.env
let away = false
const open = new Set()
const connect = net.connect
net.connect = (options, onConnect) => {
  const socket = connect({ ...options, port: away ? 1 : options.port }, onConnect)
  return open.add(socket) && socket
}
const transport = kafkaTransport({
  brokers: KAFKA_BROKERS.split(','),
  clientId: CLIENT,
  prefix: KAFKA_TOPIC_PREFIX,
  sessionTimeout: Number(SESSION),
  log: { ...silent, debug: (_, words) => process.connected && process.send(words) },
})
const started = {
  consumer: () => transport.consumer({ group: GROUP, topics: [TOPIC], handle: () => Promise.resolve('committed') }),
  producer() {
    const producer = transport.producer()
    const record = { topic: TOPIC, key: 'any', value: Buffer.alloc(0), headers: {}, time: new Date() }
    producer.send([record]).catch(() => undefined)
    return producer
  },
  topics() {
    const topics = transport.topics()
    topics.ends([TOPIC]).catch(() => undefined)
    return topics
  },
}[KIND]()
const orders = {
  /** The broker goes away: connections end, and nobody listens where it was. */
  away() {
    away = true
    for (const socket of open) socket.destroy(new Error('the broker went away'))
  },
  back() {
    away = false
  },
  async close() {
    const from = Date.now()
    await started.close(3000)
    const left = process.getActiveResourcesInfo().filter((name) => /timeout|tcp/i.test(name))
    process.send({ left, took: Date.now() - from })
    process.disconnect()
  },
}
process.on('message', (order) => orders[order]())
