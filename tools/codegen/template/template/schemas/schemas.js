import { File, Text } from '@asyncapi/generator-react-sdk'
import { banner } from '../../components/typescript.js'

/** One file per topic: every published version of its schemas, oldest first; the last one is written. */
export default function ({ params: { topics } }) {
  return topics.map((topic) => {
    const constants = topic.messages.map(({ name, versions }) => {
      const all = versions.map(({ id, schema }) => ({ id, schema }))
      return `export const ${name}: readonly SchemaVersion[] = ${JSON.stringify(all)}\n`
    })
    return (
      <File name={`${topic.name}.ts`} key={topic.name}>
        <Text>{[banner, `import type { SchemaVersion } from '../../avro-message.js'`, ...constants].join('\n')}</Text>
      </File>
    )
  })
}
