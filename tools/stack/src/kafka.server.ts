import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cleanEnvironment } from './clean-environment.js'
import { launch } from './guarded.process.js'
import type { Java } from './java.probe.js'
import { formatFolder } from './kafka.format.js'
import { kafkaProperties, type KafkaPorts } from './kafka.properties.js'
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
  if (!existsSync(options.folder)) await formatFolder(options, storageTool(options))
  await writeFile(join(options.folder, 'server.properties'), kafkaProperties(options))
  return {
    name: 'kafka',
    log: options.log,
    launch: () =>
      launch({
        command: options.java.command,
        args: [...SMALL, '-Xms64m', '-Xmx192m', ...kafkaArguments(options), 'server.properties'],
        log: options.log,
        cwd: options.folder,
        env: cleanEnvironment(options.environment),
        whenOrphaned: 'SIGTERM',
      }),
    ready: () => accepts(options.port),
    stopSignal: 'SIGTERM',
    stopWithin: 3_000,
  }
}

const kafkaArguments = ({ jars, archive }: Pick<KafkaOptions, 'jars' | 'archive'>, main = 'kafka.Kafka') => [
  ...sharing(archive),
  `-Dlog4j2.configurationFile=${LOGGING}`,
  ...['-cp', jars.join(':'), main],
]

/** An archive is made of what the broker loads. */
function storageTool({ jars, archive }: KafkaOptions): string[] {
  const known = archive && 'use' in archive ? archive : undefined
  return [...SMALL, ...kafkaArguments({ jars, archive: known }, 'kafka.tools.StorageTool')]
}

function sharing(archive: KafkaOptions['archive']): string[] {
  if (!archive) return []
  if ('make' in archive) return [`-XX:ArchiveClassesAtExit=${archive.make}`]
  return ['-Xshare:auto', `-XX:SharedArchiveFile=${archive.use}`, '-Xlog:disable', '-Xlog:all=error:stderr']
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
