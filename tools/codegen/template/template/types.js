import { File, Text } from '@asyncapi/generator-react-sdk'
import { generatedMessages } from '../components/published.js'
import { banner, declarationOf, namedTypes } from '../components/typescript.js'

/** Records and enums that messages share. */
export default function ({ params: { topics, history } }) {
  const messages = topics.flatMap((topic) => generatedMessages(topic, history))
  const types = new Map()
  for (const { name, schema } of messages)
    for (const [typeName, type] of namedTypes(schema)) if (typeName !== name) types.set(typeName, type)
  const sorted = [...types].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, type]) => declarationOf(type))
  return (
    <File name="types.ts">
      <Text>{[banner, ...sorted].join('\n')}</Text>
    </File>
  )
}
