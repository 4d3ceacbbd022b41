import { File, Text } from '@asyncapi/generator-react-sdk'
import { banner, importsOf } from '../components/typescript.js'

/** What each service may send and receive. */
export default function ({ params: { topics, services } }) {
  const used = new Set(services.flatMap(({ send, receive }) => [...send, ...receive]))
  const list = services.map(
    ({ service, send, receive }) =>
      `${service}: { service: '${service}', send: [${send.join(', ')}], receive: [${receive.join(', ')}] },`,
  )
  return (
    <File name="contracts.ts">
      <Text>
        {[
          banner,
          `import type { Contract } from '../message-type.js'`,
          ...importsOf(topics, (name) => used.has(name)),
          `\n/** What each service may send and receive: its AsyncAPI document. */`,
          `export const contracts = {\n${list.join('\n')}\n} as const satisfies Record<string, Contract>`,
        ].join('\n')}
      </Text>
    </File>
  )
}
