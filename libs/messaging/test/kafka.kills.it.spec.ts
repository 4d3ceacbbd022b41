import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { kafkaTransport } from '../src/index.js'
import { kafkaTopics } from './kafka.fixture.js'
import { killsConformance } from './kills.conformance.js'

killsConformance('Kafka', async () => {
  const at = await kafkaTopics()
  return {
    transport: kafkaTransport({ ...at, clientId: 'bench' }),
    begin(bench, death) {
      const child = fork(fileURLToPath(new URL('./life.process.mjs', import.meta.url)), {
        env: {
          ...process.env,
          TALLY_URL: bench.tally.url,
          SENDER_URL: bench.sending.url,
          KAFKA_BROKERS: at.brokers.join(','),
          KAFKA_TOPIC_PREFIX: at.prefix,
          PARPAY_FAILPOINTS: death ? `${death.failpoint}=kill#${death.nth}` : '',
        },
      })
      const died = once(child, 'exit').then(() => undefined)
      return {
        died,
        async end() {
          child.kill('SIGKILL')
          await died
        },
      }
    },
  }
})
