import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { filesOf, readContracts } from './documents.mjs'
import { generate } from './generate.mjs'
import { publish } from './history.mjs'

const lock = 'schemas.lock.json'

/**
 * The whole command: reads and checks the contracts, extends the history, generates.
 * @param {{ asyncapi: string, generated: string, write: boolean }} folders
 * @returns {Promise<string[]>} files that differed, and are written now if `write`
 * @throws {import('./refusal.mjs').Refusal}
 */
export async function contracts({ asyncapi, generated, write }) {
  const read = await readContracts(asyncapi)
  const history = publish(readHistory(asyncapi), read)
  const wanted = new Map([[join(asyncapi, lock), historyText(history)]])
  for (const [file, text] of await generate(read, history)) wanted.set(join(generated, file), text)

  const stale = existsSync(generated)
    ? filesOf(generated, '.', '')
        .map((file) => join(generated, file))
        .filter((file) => file.endsWith('.ts') && !wanted.has(file))
    : []
  const changed = [...wanted].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
  if (write) {
    for (const [file, text] of changed) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    for (const file of stale) rmSync(file)
  }
  return [...changed.map(([file]) => file), ...stale].map((file) => relative(join(asyncapi, '..'), file))
}

function readHistory(asyncapi) {
  const file = join(asyncapi, lock)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

/** One version a line: a diff shows what was published. */
const historyText = (history) => `[\n${history.map((version) => `  ${JSON.stringify(version)}`).join(',\n')}\n]\n`
