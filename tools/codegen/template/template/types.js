import { File, Text } from '@asyncapi/generator-react-sdk'
import { namedTypes } from '../../src/named-types.mjs'
import { banner, declarationOf } from '../components/typescript.js'

/** Records and enums that messages share. */
export default function ({ params: { topics } }) {
  const types = new Map(topics.flatMap((topic) => topic.messages.flatMap(({ schema }) => [...namedTypes(schema)])))
  const sorted = [...types.keys()].sort().map((name) => declarationOf(types.get(name)))
  return (
    <File name="types.ts">
      <Text>{[banner, ...sorted].join('\n')}</Text>
    </File>
  )
}
