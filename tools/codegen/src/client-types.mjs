import openapiTypescript, { astToString } from 'openapi-typescript'
import * as prettier from 'prettier'
import { fileURLToPath } from 'node:url'

const style = fileURLToPath(new URL('../../../.prettierrc.json', import.meta.url))

/**
 * TypeScript of an OpenAPI document's paths and schemas, formatted like the rest of the code. A member with a default may
 * be left out of a request, so it is optional.
 * @param {import('openapi-typescript').OpenAPI3} document
 * @returns {Promise<string>}
 */
export async function clientTypes(document) {
  const types = astToString(await openapiTypescript(document, { defaultNonNullable: false }))
  const options = { ...(await prettier.resolveConfig(style)), parser: 'typescript' }
  return prettier.format(
    `// Written by npm run client from the edge's /openapi.json. Not to be edited.\n${types}`,
    options,
  )
}
