import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { contracts } from './src/contracts.mjs'
import { Refusal } from './src/refusal.mjs'

const help = `npm run contracts [-- --check]

Checks asyncapi/ and writes what follows from it: asyncapi/schemas.lock.json and libs/events/src/generated/.

  --check   write nothing; exit 1 when what is committed differs from what would be written
  --help    this text

Exit codes: 0 done, or nothing differs; 1 an edit was refused, or something differs; 2 wrong usage.`

const folder = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } })
  if (values.help) {
    console.log(help)
  } else {
    const started = performance.now()
    const changed = await contracts({
      asyncapi: folder('asyncapi'),
      generated: folder('libs/events/src/generated'),
      write: !values.check,
    })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    for (const file of changed) console.log(`${values.check ? 'differs' : 'written'}: ${file}`)
    if (values.check && changed.length > 0) {
      console.error(
        'The contracts and what is generated from them differ: run `npm run contracts` and commit the result.',
      )
      process.exitCode = 1
    } else console.log(`Contracts are in order (${seconds} s).`)
  }
} catch (error) {
  const usage = error.code?.startsWith('ERR_PARSE_ARGS')
  if (!usage && !(error instanceof Refusal)) throw error
  console.error(usage ? `${error.message}\n\n${help}` : error.message)
  process.exitCode = usage ? 2 : 1
}
