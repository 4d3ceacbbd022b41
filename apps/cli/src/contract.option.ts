import type { Command } from 'commander'
import { z } from 'zod'

/** Options of every command that reads messages by AsyncAPI documents. */
export const contractOptions = {
  brokers: z.string().optional(),
  asyncapi: z.array(z.string()).optional(),
  schemas: z.string().optional(),
  prefix: z.string().optional(),
}

export const withContract = (command: Command): Command =>
  command
    .option('--brokers <list>', 'host:port,... of another Kafka (default: that of the running system)')
    .option('--asyncapi <file...>', "another system's AsyncAPI documents; also PARPAY_ASYNCAPI, separated as in PATH")
    .option('--schemas <file>', 'its Avro schemas by their ids, as asyncapi/schemas.lock.json; also PARPAY_SCHEMAS')
    .option('--prefix <text>', 'what its topics begin with, where several share a Kafka; also KAFKA_TOPIC_PREFIX')
