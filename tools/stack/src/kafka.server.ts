import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cleanEnvironment } from './clean-environment.js'
import { run } from './command.run.js'
import { launch } from './guarded.process.js'
import type { Java } from './java.probe.js'
import { kafkaProperties, type KafkaPorts } from './kafka.properties.js'
import { Problem } from './problem.js'
import type { Runnable } from './runnable.js'

export interface KafkaOptions extends KafkaPorts {
  /** Holds `server.properties` and the log segments; made and formatted the first time. */
  readonly folder: string
  readonly log: string
  readonly java: Java
  /** See kafkaJars. */
  readonly jars: readonly string[]
  /** Classes loaded from an AppCDS archive, or written to one when the broker ends. See kafkaArchive. */
  readonly archive: { readonly use: string } | { readonly make: string } | undefined
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
}

const LOGGING = fileURLToPath(new URL('../kafka/log4j2.xml', import.meta.url))
const SMALL = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']

/** A broker on 127.0.0.1, ready to be launched: its folder is formatted. */
export async function kafkaServer(options: KafkaOptions): Promise<Runnable> {
  if (!existsSync(options.folder)) await format(options)
  await writeFile(join(options.folder, 'server.properties'), kafkaProperties(options))
  return {
    name: 'kafka',
    log: options.log,
    launch: () =>
      launch({
        command: options.java.command,
        args: [...SMALL, '-Xms64m', '-Xmx192m', ...kafkaArguments(options)],
        log: options.log,
        cwd: options.folder,
        env: cleanEnvironment(options.environment),
        whenOrphaned: 'SIGTERM',
      }),
    ready: () => accepts(options.port),
    stopSignal: 'SIGTERM',
    stopWithin: 4_000,
  }
}

const kafkaArguments = ({ jars, archive }: KafkaOptions) => [
  ...sharing(archive),
  `-Dlog4j2.configurationFile=${LOGGING}`,
  ...['-cp', jars.join(':'), 'kafka.Kafka', 'server.properties'],
]

function sharing(archive: KafkaOptions['archive']): string[] {
  if (!archive) return []
  if ('make' in archive) return [`-XX:ArchiveClassesAtExit=${archive.make}`]
  return ['-Xshare:auto', `-XX:SharedArchiveFile=${archive.use}`, '-Xlog:disable', '-Xlog:all=error:stderr']
}

/** Formatted beside its place and moved there, so that an interrupted first start leaves nothing half made. */
async function format(options: KafkaOptions): Promise<void> {
  const draft = `${options.folder}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  await writeFile(join(draft, 'server.properties'), kafkaProperties(options))
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', 'server.properties']
  const args = [
    ...SMALL,
    ...(options.archive && 'use' in options.archive ? sharing(options.archive) : []),
    `-Dlog4j2.configurationFile=${LOGGING}`,
    '-cp',
    options.jars.join(':'),
    ...tool,
  ]
  const env = cleanEnvironment(options.environment)
  const { log, signal } = options
  const { code } = await run({ command: options.java.command, args, cwd: draft, env, log }, signal)
  if (code !== 0) throw new Problem('server-failed', `Kafka could not make its data folder; its log is ${log}.`)
  await rename(draft, options.folder)
}

/** 16 random bytes in base64url. The tool takes one that starts with `-` for an option. */
function clusterId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url')
    if (!id.startsWith('-')) return id
  }
}

/** Whether something listens on 127.0.0.1:port. The broker opens its port when it is ready for clients. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const answer = (open: boolean) => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', () => {
      answer(true)
    })
    socket.once('error', () => {
      answer(false)
    })
  })
}
