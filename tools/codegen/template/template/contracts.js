import { File, Text } from '@asyncapi/generator-react-sdk'
import { generatedMessages } from '../components/published.js'
import { banner } from '../components/typescript.js'

/** What each service may send and receive. */
export default function ({ params: { topics, services, history } }) {
  const used = new Set(services.flatMap(({ send, receive }) => [...send, ...receive]))
  const imports = topics.map((topic) => {
    const names = generatedMessages(topic, history).map((message) => message.name)
    return `import { ${names.filter((name) => used.has(name)).join(', ')} } from './${topic.name}.js'`
  })
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
          ...imports,
          `\n/** What each service may send and receive: its AsyncAPI document. */`,
          `export const contracts = {\n${list.join('\n')}\n} as const satisfies Record<string, Contract>`,
        ].join('\n')}
      </Text>
    </File>
  )
}
