import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const help = `npm run client [-- --check]

Writes the types of the REST API's client, libs/client/src/generated/openapi.ts, from the description that the built edge
serves at /openapi.json.

  --check   write nothing; exit 1 when what is committed differs from what would be written
  --help    this text

Exit codes: 0 done, or nothing differs; 1 it differs, or the edge is not built; 2 wrong usage.`

const generated = inRepository('libs/client/src/generated/openapi.ts')
const described = inRepository('apps/edge/dist/openapi.js')

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } })
  if (values.help) console.log(help)
  else process.exitCode = await run(values.check ?? false)
} catch (error) {
  if (!error.code?.startsWith('ERR_PARSE_ARGS')) throw error
  console.error(`${error.message}\n\n${help}`)
  process.exitCode = 2
}

/** @param {boolean} check */
async function run(check) {
  if (!existsSync(described)) {
    console.error('The edge is not built: npm run build.')
    return 1
  }
  const { openApi } = await import(described)
  const { clientTypes } = await import('./src/client-types.mjs')
  const wanted = await clientTypes(openApi())
  if (existsSync(generated) && readFileSync(generated, 'utf8') === wanted) {
    console.log('The client is what the REST API describes.')
    return 0
  }
  if (!check) {
    writeFileSync(generated, wanted)
    console.log('written: libs/client/src/generated/openapi.ts')
    return 0
  }
  console.error('The client differs from what the REST API describes: run `npm run client` and commit the result.')
  return 1
}

/** @param {string} path */
function inRepository(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}
