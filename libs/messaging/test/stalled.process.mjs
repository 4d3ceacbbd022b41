// A member of a group whose event loop stands still in its first handler: for member.conformance.ts and
// kafka.leaving.it.spec.ts, which has it tell its log too. A byte on stdin lets it go on; it joins its group again, leaves in
// order and ends.
import { kafkaTransport, silent } from '@parpay/messaging'
import { readSync } from 'node:fs'

const { KAFKA_BROKERS, KAFKA_TOPIC_PREFIX, GROUP, TOPIC, SESSION = '2000', TELL } = process.env
const tell = (_, words) => process.send(words)
const transport = kafkaTransport({
  brokers: KAFKA_BROKERS.split(','),
  clientId: 'stalled',
  prefix: KAFKA_TOPIC_PREFIX,
  sessionTimeout: Number(SESSION),
  log: TELL === 'log' ? { debug: tell, info: tell, warn: tell, error: tell } : silent,
})
let stalled = false
const consumer = transport.consumer({
  group: GROUP,
  topics: [TOPIC],
  handle() {
    if (stalled) return Promise.resolve('abandoned')
    stalled = true
    process.send('stalled')
    readSync(0, Buffer.alloc(1))
    setInterval(() => {
      if (consumer.connected) void consumer.close(10_000).then(() => process.exit())
    }, 10)
    return Promise.resolve('committed')
  },
})
process.on('disconnect', () => process.exit())
