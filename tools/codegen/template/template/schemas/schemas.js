import { File, Text } from '@asyncapi/generator-react-sdk'
import { generatedMessages, versionsOf } from '../../components/published.js'
import { banner } from '../../components/typescript.js'

/** One file per topic: every published version of its schemas, oldest first; the last one is written. */
export default function ({ params: { topics, history } }) {
  return topics.map((topic) => {
    const versions = generatedMessages(topic, history).map(({ name }) => {
      const all = versionsOf(history, topic.name, name).map(({ id, schema }) => ({ id, schema }))
      return `export const ${name}: readonly SchemaVersion[] = ${JSON.stringify(all)}\n`
    })
    return (
      <File name={`${topic.name}.ts`} key={topic.name}>
        <Text>{[banner, `import type { SchemaVersion } from '../../avro-message.js'`, ...versions].join('\n')}</Text>
      </File>
    )
  })
}
