import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cleanEnvironment } from './clean-environment.js'
import { run } from './command.run.js'
import { kafkaProperties } from './kafka.properties.js'
import type { KafkaOptions } from './kafka.server.js'
import { Problem } from './problem.js'

/**
 * Makes a broker's folder, `server.properties` included: beside its place and moved there, so that an interrupted first
 * start leaves nothing half made.
 *
 * Kafka's tool writes two files: the ids of cluster and folder, and the levels of the version's features. The second one
 * is the same for every cluster of one version: it is kept beside the jars, and spares the next clusters the tool, which
 * takes as long as half a broker's start.
 *
 * @param storageTool arguments of Java that run `kafka.tools.StorageTool`
 * @throws Problem `server-failed`; `stopped` when the signal fires
 */
export async function formatFolder(options: KafkaOptions, storageTool: readonly string[]): Promise<void> {
  const draft = `${options.folder}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(join(draft, 'log'), { recursive: true, mode: 0o700 })
  await writeFile(join(draft, 'server.properties'), kafkaProperties(options))
  const features = join(draft, 'log', 'bootstrap.checkpoint')
  const known = `${dirname(options.jars[0] ?? '')}.bootstrap`
  if (existsSync(known)) {
    await copyFile(known, features)
    await writeFile(join(draft, 'log', 'meta.properties'), identity())
  } else {
    await format(options, draft, storageTool)
    await keep(features, known)
  }
  await rename(draft, options.folder)
}

/** Version 1 of the file is KIP-631's, the folder's id is KIP-858's. */
const identity = () => `version=1
node.id=1
cluster.id=${kafkaId()}
directory.id=${kafkaId()}
`

async function format(options: KafkaOptions, cwd: string, storageTool: readonly string[]): Promise<void> {
  const { java, log, signal } = options
  const args = [...storageTool, 'format', '-t', kafkaId(), '-c', 'server.properties']
  const { code } = await run(
    { command: java.command, args, cwd, env: cleanEnvironment(options.environment), log },
    signal,
  )
  if (code !== 0) throw new Problem('server-failed', `Kafka could not make its data folder; its log is ${log}.`)
}

/** Several may do this at once: each moves a whole file there. */
async function keep(file: string, place: string): Promise<void> {
  const draft = `${place}-${randomUUID()}`
  try {
    await copyFile(file, draft)
    await rename(draft, place)
  } catch {
    // a full or read-only cache costs the tool's time at the next folder, and no start now
    await rm(draft, { force: true }).catch(() => undefined) // nor does what is left there
  }
}

/** 16 random bytes in base64url. Kafka's tools take one that starts with `-` for an option. */
function kafkaId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url')
    if (!id.startsWith('-')) return id
  }
}
