import { MemoryBroker, memoryTransport } from '../src/index.js'
import { memberConformance } from './member.conformance.js'

memberConformance('in-memory', () => {
  const memory = new MemoryBroker()
  const transport = memoryTransport(memory)
  return Promise.resolve({
    transport,
    forget(topic, partition, before) {
      memory.forget(topic, partition, before)
      return Promise.resolve()
    },
    async stall(group, topic) {
      const { promise: ending, resolve: end } = Promise.withResolvers<'committed' | 'abandoned'>()
      let first = true
      const consumer = await new Promise<ReturnType<typeof transport.consumer>>((resolve) => {
        const stalled = transport.consumer({
          group,
          topics: [topic],
          handle() {
            setImmediate(() => {
              resolve(stalled)
            })
            if (!first) return Promise.resolve('abandoned')
            first = false
            return ending
          },
        })
      })
      memory.group(group).expelAll()
      const goOn = async (): Promise<void> => {
        end('committed')
        await consumer.close(5000)
      }
      return { goOn, end: goOn }
    },
  })
})
