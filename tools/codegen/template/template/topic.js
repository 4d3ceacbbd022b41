import { File, Text } from '@asyncapi/generator-react-sdk'
import { generatedMessages } from '../components/published.js'
import { banner, declarationOf, namedTypes, sampleOf } from '../components/typescript.js'

/** One file per topic: an interface and a message type for each message. */
export default function ({ params: { topics, history } }) {
  return topics.map((topic) => {
    const messages = generatedMessages(topic, history)
    const types = new Set(
      messages.flatMap(({ name, schema }) => [...namedTypes(schema).keys()].filter((t) => t !== name)),
    )
    const imports = [
      `import { AvroMessage } from '../avro-message.js'`,
      ...(types.size ? [`import type { ${[...types].sort().join(', ')} } from './types.js'`] : []),
      `import * as schemas from './schemas/${topic.name}.js'`,
    ]
    return (
      <File name={`${topic.name}.ts`} key={topic.name}>
        <Text>{[banner, imports.join('\n'), ...messages.map(messageType)].join('\n')}</Text>
      </File>
    )
  })
}

const messageType = ({ name, topic, key, schema }) => `
${declarationOf(schema)}
/** {@link ${name}} on \`${topic}\`, keyed by \`${key}\`. */
export const ${name} = new AvroMessage<'${name}', ${name}>({
  name: '${name}',
  topic: '${topic}',
  key: '${key}',
  versions: schemas.${name},
  sample: () => (${sampleOf(schema)}),
})
`
