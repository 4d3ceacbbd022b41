import { File, Text } from '@asyncapi/generator-react-sdk'
import { generatedMessages } from '../components/published.js'
import { banner } from '../components/typescript.js'

/** The topic list: what a stack creates, what a reader may meet. */
export default function ({ params: { topics, services, history } }) {
  const imports = topics.map((topic) => {
    const names = generatedMessages(topic, history).map((message) => message.name)
    return `import { ${names.join(', ')} } from './${topic.name}.js'`
  })
  const list = topics.map((topic) => {
    const { name, description, partitions, replicas, config } = topic
    const messages = generatedMessages(topic, history).map((message) => message.name)
    const writers = services.filter(({ send }) => messages.some((message) => send.includes(message)))
    return `/** ${description} */
{ name: '${name}', partitions: ${partitions}, replicas: ${replicas}, config: ${JSON.stringify(config)},
  messages: [${messages.join(', ')}], writers: ${JSON.stringify(writers.map(({ service }) => service))} },`
  })
  return (
    <File name="topics.ts">
      <Text>
        {[
          banner,
          `import type { AvroTopic } from '../topic.js'`,
          ...imports,
          `\n/** Every topic of ParPay. */\nexport const topics: readonly AvroTopic[] = [\n${list.join('\n')}\n]`,
        ].join('\n')}
      </Text>
    </File>
  )
}
