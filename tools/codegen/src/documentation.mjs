import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { catalogueOf } from './catalogue.mjs'

const banner = '// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.\n'

/**
 * What documents the contracts at run time, where asyncapi/ is not: the catalogue, and the documents' texts under the
 * paths they are served at. The services' documents move one folder up, beside channels.yaml.
 * @param {string} folder asyncapi/
 * @param {import('./documents.mjs').Contracts} contracts
 * @returns {Map<string, string>} path below src/generated -> text
 */
export function documentation(folder, contracts) {
  const text = (file) => readFileSync(join(folder, file), 'utf8')
  const documents = Object.fromEntries([
    ...contracts.services.map(({ file }) => [
      basename(file),
      text(file).replaceAll("'../channels.yaml#", "'./channels.yaml#"),
    ]),
    ['channels.yaml', text('channels.yaml')],
    ...contracts.files.map((file) => [file, text(file)]),
  ])
  const entries = Object.entries(documents).map(([path, document]) => `${JSON.stringify(path)}: ${literal(document)}`)
  return new Map([
    [
      'catalogue.ts',
      `${banner}import type { Catalogue } from '../catalogue.js'\n\n/** Every topic and message, with who sends and receives it. */\nexport const catalogue: Catalogue = ${JSON.stringify(catalogueOf(contracts))}`,
    ],
    [
      'documents.ts',
      `${banner}/** The AsyncAPI documents and the schemas they refer to, by path. */\nexport const documents: Readonly<Record<string, string>> = {\n${entries.join(',\n')}\n}`,
    ],
  ])
}

/** A template literal: its lines can be compared. */
const literal = (text) => `\`${text.replaceAll(/[\\`]|\$\{/g, '\\$&')}\``
