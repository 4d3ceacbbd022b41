import { File, Text } from '@asyncapi/generator-react-sdk'
import { namedTypes } from '../../src/named-types.mjs'
import { banner, importsOf } from '../components/typescript.js'

/** Everything generated that a reader of @parpay/events may use, by name. */
export default function ({ params: { topics } }) {
  const types = new Set(
    topics.flatMap((topic) => topic.messages.flatMap(({ schema }) => [...namedTypes(schema).keys()])),
  )
  return (
    <File name="index.ts">
      <Text>
        {[
          banner,
          ...importsOf(topics).map((line) => line.replace('import', 'export')),
          `export type { ${[...types].sort().join(', ')} } from './types.js'`,
          `export { topics } from './topics.js'`,
          `export { contracts } from './contracts.js'`,
        ].join('\n')}
      </Text>
    </File>
  )
}
