import { File, Text } from '@asyncapi/generator-react-sdk'
import { namedTypes } from '../../src/named-types.mjs'
import { banner, declarationOf, sampleOf } from '../components/typescript.js'

/** One file per topic: an interface and a message type for each message. */
export default function ({ params: { topics } }) {
  return topics.map((topic) => {
    const types = new Set(topic.messages.flatMap(({ schema }) => [...namedTypes(schema).keys()]))
    const imports = [
      `import { AvroMessage } from '../avro-message.js'`,
      ...(types.size ? [`import type { ${[...types].sort().join(', ')} } from './types.js'`] : []),
      `import * as schemas from './schemas/${topic.name}.js'`,
    ]
    return (
      <File name={`${topic.name}.ts`} key={topic.name}>
        <Text>{[banner, imports.join('\n'), ...topic.messages.map(messageType)].join('\n')}</Text>
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
  key: '${key}',${secretsOf(schema)}
  versions: schemas.${name},
  sample: () => (${sampleOf(schema)}),
})
`

/** Only where there are any: most messages carry nothing secret. */
const secretsOf = ({ fields }) => {
  const secrets = fields.filter((field) => field['x-secret']).map(({ name }) => `'${name}'`)
  return secrets.length ? `\n  secrets: [${secrets.join(', ')}],` : ''
}
