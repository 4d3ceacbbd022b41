import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Secrets } from './secrets.js'

const one = z.object({ kafka: z.string(), owner: z.string(), runtime: z.string(), admin: z.string() })
const schema = z.object({
  brokers: z.array(z.string()),
  kafka: z.string(),
  postgres: z.string(),
  services: z.record(z.string(), one),
  /** What an earlier version drew has none. */
  tools: z.record(z.string(), z.string()).default({}),
  demo: z.object({
    merchant: z.string(),
    apiKey: z.string(),
    account: z.string().nullable(),
    paymentMethod: z.string().nullable(),
  }),
})

const drawnFile = (folder: string) => join(folder, 'setup', 'secrets.json')
/** A folder is seen by its one reader only, who may be any user of its image. Kafka's image copies its file and adds to it. */
const READABLE = 0o644

/** What was drawn before; undefined at the first time. @throws when the file is there and damaged */
export function readSecrets(folder: string): Secrets | undefined {
  const file = drawnFile(folder)
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

/** Keeps what was drawn first, so that a start that is cut off goes on with the same passwords. */
export function writeSecrets(folder: string, secrets: Secrets, files: Readonly<Record<string, string>>): void {
  replace(drawnFile(folder), JSON.stringify(secrets), 0o400)
  for (const [path, text] of Object.entries(files)) replace(join(folder, path), text, READABLE)
}

/** The text of one of the files. @throws when it is not there */
export const readSecret = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

/** Whole or not at all: a reader never sees half a file. */
function replace(file: string, text: string, mode: number): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, text, { mode })
  renameSync(`${file}.new`, file)
}
