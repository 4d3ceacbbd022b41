import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { terminal } from './terminal.output.js'
import { topicsText } from './topics-text.js'

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
    .action(async (raw: unknown) => {
      const { json, ...where } = Options.parse(raw)
      const { listTopics } = await import('./topics.client.js')
      const listed = await listTopics(where)
      terminal.print(json ? JSON.stringify(listed) : topicsText(listed, terminal.paint))
    })
