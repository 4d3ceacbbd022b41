import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Refusal } from './src/refusal.mjs'

const help = `npm run contracts [-- --check]

Checks asyncapi/ and writes what follows from it: asyncapi/schemas.lock.json and libs/events/src/generated/.

  --check             write nothing; exit 1 when what is committed differs from what would be written
  --asyncapi FOLDER   read the contracts here instead of asyncapi/
  --generated FOLDER  write the code here instead of libs/events/src/generated/
  --help              this text

Exit codes: 0 done, or nothing differs; 1 an edit was refused, or something differs; 2 wrong usage.`

try {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      asyncapi: { type: 'string', default: inRepository('asyncapi') },
      generated: { type: 'string', default: inRepository('libs/events/src/generated') },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(help)
  else process.exitCode = await run(values)
} catch (error) {
  const usage = error.code?.startsWith('ERR_PARSE_ARGS')
  if (!usage && !(error instanceof Refusal)) throw error
  console.error(usage ? `${error.message}\n\n${help}` : error.message)
  process.exitCode = usage ? 2 : 1
}

/** @param {{ check: boolean, asyncapi: string, generated: string }} values */
async function run({ check, asyncapi, generated }) {
  const started = performance.now()
  const { contracts } = await import('./src/contracts.mjs') // takes a second: not for --help
  const changed = await contracts({ asyncapi, generated, write: !check })
  for (const file of changed) console.log(`${check ? 'differs' : 'written'}: ${file}`)
  if (check && changed.length > 0) {
    console.error('What is committed differs from the contracts: run `npm run contracts` and commit the result.')
    return 1
  }
  console.log(`Contracts are in order (${((performance.now() - started) / 1000).toFixed(1)} s).`)
  return 0
}

/** @param {string} path */
function inRepository(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}
