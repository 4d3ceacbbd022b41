import { File, Text } from '@asyncapi/generator-react-sdk'
import { generatedMessages } from '../components/published.js'
import { banner, namedTypes } from '../components/typescript.js'

/** Everything generated that a reader of @parpay/events may use, by name. */
export default function ({ params: { topics, history } }) {
  const types = new Set()
  const exports = topics.map((topic) => {
    const messages = generatedMessages(topic, history)
    for (const { name, schema } of messages)
      for (const type of namedTypes(schema).keys()) if (type !== name) types.add(type)
    return `export { ${messages.map(({ name }) => name).join(', ')} } from './${topic.name}.js'`
  })
  return (
    <File name="index.ts">
      <Text>
        {[
          banner,
          ...exports,
          `export type { ${[...types].sort().join(', ')} } from './types.js'`,
          `export { topics } from './topics.js'`,
          `export { contracts } from './contracts.js'`,
        ].join('\n')}
      </Text>
    </File>
  )
}
