import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { table } from './table.js'
import { terminal } from './terminal.output.js'

const Options = z.object({
  folder: z.string().optional(),
  brokers: z.string().optional(),
  json: z.boolean().optional(),
})

export const topicsCommand = (): Command =>
  command({
    name: 'topics',
    short: 'list the topics and what they hold',
    does: 'List the topics: partitions, who writes them, who reads them, how many messages they hold.',
    examples: [
      ['topics', 'a table'],
      ['topics --json', 'one array of {name, partitions, writers, readers, messages}'],
    ],
    ok: 'listed',
    failed: 'a topic is missing',
  })
    .option('--brokers <list>', 'host:port,... of another Kafka (default: that of the running system)')
    .option('--json', 'print one array')
    .action((raw: unknown) => list(Options.parse(raw)))

async function list({ json, ...where }: z.infer<typeof Options>): Promise<void> {
  const { contracts, topics } = await import('@parpay/events')
  const { topicSizes } = await import('@parpay/testkit')
  const { askKafka, topicPrefix } = await import('./kafka.client.js')
  const names = topics.map(({ name }) => topicPrefix + name)
  const sizes = await askKafka(where, (brokers) => topicSizes({ brokers, topics: names }))
  const listed = topics.map(({ name, writers }) => {
    const size = sizes.find(({ topic }) => topic === topicPrefix + name)
    const readers = Object.values(contracts)
      .filter(({ receive }) => receive.some((type) => type.topic === name))
      .map(({ service }) => service)
    return { name, partitions: size?.partitions ?? 0, writers, readers, messages: Number(size?.records ?? 0n) }
  })
  if (json) {
    terminal.print(JSON.stringify(listed))
    return
  }
  const rows = listed.map((each) => [
    each.name,
    String(each.partitions),
    each.writers.join(' '),
    each.readers.join(' '),
    each.messages.toLocaleString('en'),
  ])
  const headings = ['topic', 'partitions', 'writer', 'readers', 'messages']
  terminal.print(table(headings, rows, { right: [1, 4], paint: terminal.paint }))
}
