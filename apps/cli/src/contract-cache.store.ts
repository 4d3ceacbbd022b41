import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from '@parpay/stack/control'
import type { ContractCache } from '@parpay/testkit'

/** The oldest go beyond that; what is read again after that is made again. */
const most = 50

/** Files beside the Kafka that was fetched. One that cannot be read or written is as one that is not there. */
export function contractCache(folder = join(cacheFolder(process.env), 'contracts')): ContractCache {
  const fileOf = (name: string) => join(folder, `${name}.json`)
  return {
    get: (name) => readFile(fileOf(name), 'utf8').catch(() => undefined),
    put: async (name, text) => {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const draft = `${fileOf(name)}.${process.pid}`
        await writeFile(draft, text, { mode: 0o600 })
        await rename(draft, fileOf(name))
        await removeOldest(folder)
      } catch {
        // a full or read-only disk costs time the next time, no answer now
      }
    },
  }
}

async function removeOldest(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  )
  const oldest = files.sort((a, b) => b.at - a.at).slice(most)
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })))
}
