import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { filesOf, readContracts } from './documents.mjs'
import { published } from './published.mjs'

/**
 * The whole command: reads and checks the contracts, extends the history, generates.
 * @param {{ asyncapi: string, generated: string, write: boolean }} folders
 * @returns {Promise<string[]>} files that differed, and are written or removed now if `write`
 * @throws {import('./refusal.mjs').Refusal} and then nothing was written
 */
export async function contracts({ asyncapi, generated, write }) {
  const lock = join(asyncapi, 'schemas.lock.json')
  const read = await readContracts(asyncapi)
  const history = published(read, existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')) : [])
  const wanted = new Map([[lock, historyText(history)]])
  const { generate } = await import('./generate.mjs') // loads a generator, which a refusal need not wait for
  for (const [file, text] of await generate(asyncapi, read, history)) wanted.set(join(generated, file), text)

  const changed = [...wanted.keys()].filter(
    (file) => !existsSync(file) || readFileSync(file, 'utf8') !== wanted.get(file),
  )
  const present = existsSync(generated) ? filesOf(generated, '.', '.ts').map((file) => join(generated, file)) : []
  const stale = present.filter((file) => !wanted.has(file))
  if (write) {
    for (const file of changed) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, wanted.get(file) ?? '')
    }
    for (const file of stale) rmSync(file)
  }
  return [...changed, ...stale].map((file) => relative(process.cwd(), file))
}

/** One version a line: a diff shows what was published. */
const historyText = (history) => `[\n${history.map((version) => `  ${JSON.stringify(version)}`).join(',\n')}\n]\n`
