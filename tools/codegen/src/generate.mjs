import Generator from '@asyncapi/generator'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as prettier from 'prettier'
import { documentation } from './documentation.mjs'
import { filesOf } from './documents.mjs'
import { versionsOf } from './history.mjs'

const template = fileURLToPath(new URL('../template', import.meta.url))
const style = fileURLToPath(new URL('../../../.prettierrc.json', import.meta.url))

/**
 * Renders libs/events/src/generated with the AsyncAPI template, and what documents it, formatted like the rest of the code.
 * @param {string} folder asyncapi/
 * @param {import('./documents.mjs').Contracts & { document: object }} contracts
 * @param {import('./history.mjs').Version[]} history
 * @returns {Promise<Map<string, string>>} path below src/generated -> text
 */
export async function generate(folder, contracts, history) {
  const { document, services } = contracts
  const topics = withVersions(contracts.topics, history)
  const target = mkdtempSync(join(tmpdir(), 'parpay-contracts-'))
  try {
    await new Generator(template, target, {
      forceWrite: true,
      templateParams: { topics, services },
    }).generate(document)
    const options = { ...(await prettier.resolveConfig(style)), parser: 'typescript' }
    const files = new Map()
    for (const file of filesOf(target, '.', '.ts'))
      files.set(file, await prettier.format(readFileSync(join(target, file), 'utf8'), options))
    for (const [file, text] of documentation(folder, { ...contracts, topics }))
      files.set(file, await prettier.format(text, options))
    return files
  } finally {
    rmSync(target, { recursive: true })
  }
}

/** Topics with the messages that were ever sent: only these have a schema id, and so a codec. */
const withVersions = (topics, history) =>
  topics
    .map((topic) => ({
      ...topic,
      messages: topic.messages
        .map((message) => ({ ...message, versions: versionsOf(history, topic.name, message.name) }))
        .filter(({ versions }) => versions.length > 0),
    }))
    .filter(({ messages }) => messages.length > 0)
