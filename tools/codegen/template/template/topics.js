import { File, Text } from '@asyncapi/generator-react-sdk'
import { banner, importsOf } from '../components/typescript.js'

/** The topic list: what a stack creates, what a reader may meet. */
export default function ({ params: { topics, services } }) {
  const list = topics.map(({ name, description, partitions, replicas, config, messages }) => {
    const writers = services.filter(({ send }) => messages.some((message) => send.includes(message.name)))
    return `
      /** ${description} */
      {
        name: '${name}',
        partitions: ${partitions},
        replicas: ${replicas},
        config: ${JSON.stringify(config)},
        messages: [${messages.map((message) => message.name).join(', ')}],
        writers: ${JSON.stringify(writers.map(({ service }) => service))},
      },`
  })
  return (
    <File name="topics.ts">
      <Text>
        {[
          banner,
          `import type { AvroTopic } from '../topic.js'`,
          ...importsOf(topics),
          `\n/** Every topic of ParPay. */\nexport const topics: readonly AvroTopic[] = [${list.join('')}\n]`,
        ].join('\n')}
      </Text>
    </File>
  )
}
