import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { lock } from './file.lock.js'
import type { Java } from './java.probe.js'
import type { Asking } from './kafka.cache.js'
import { kafkaServer } from './kafka.server.js'
import { freePort } from './ports.probe.js'
import { start } from './runnable.start.js'

/**
 * An archive of Kafka's loaded classes (AppCDS) beside the jars, which halves the broker's start. Made once for each
 * Java by starting a broker and stopping it again; a JVM that does not like an archive ignores it.
 *
 * @returns its path, or undefined when it could not be made (or another process is making it): Kafka runs without
 */
export async function kafkaArchive(java: Java, jars: readonly string[], asking: Asking): Promise<string | undefined> {
  const cache = dirname(jars[0] ?? '')
  const archive = `${cache}-${createHash('sha256').update(java.build).digest('hex').slice(0, 12)}.jsa`
  if (existsSync(archive)) return archive
  const turn = lock(`${archive}.lock`)
  if (!('release' in turn)) return undefined
  const folder = await mkdtemp(`${cache}-training-`)
  try {
    const draft = join(folder, 'classes.jsa')
    const taken = new Set<number>()
    const [port, controllerPort] = [await freePort(taken), await freePort(taken)]
    const options = { folder: join(folder, 'kafka'), log: join(folder, 'log'), port, controllerPort, java, jars }
    const server = await kafkaServer({ ...options, ...asking, archive: { make: draft } })
    const broker = await start(server, asking.signal)
    await broker.stop('SIGTERM', 30_000)
    await rename(draft, archive)
    return archive
  } catch (error) {
    if (asking.signal.aborted) throw error
    return undefined
  } finally {
    turn.release()
    await rm(folder, { recursive: true, force: true })
  }
}
