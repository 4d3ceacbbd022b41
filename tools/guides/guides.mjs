// `npm run guides`: runs the commands of the guides in docs/ as their reader would, and checks what the guides promise.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stepsOf } from './guide.mjs'
import { runSteps } from './run.process.mjs'
import { Shell } from './shell.process.mjs'
import { copyRepository, readersEnvironment, startSystem } from './system.process.mjs'

const all = ['watch-what-happens', 'record-and-replay', 'your-own-system']
const root = fileURLToPath(new URL('../..', import.meta.url))
const words = process.argv.slice(2)
const keep = words.includes('--keep')
const named = words.filter((word) => !word.startsWith('--'))
const options = words.filter((word) => word.startsWith('--') && word !== '--keep')

if (words.includes('--help')) {
  console.log(`npm run guides                       ${all.length} guides of docs/, one after the other
npm run guides -- your-own-system    one of them, or several
npm run guides -- --keep             leaves the folders they ran in

Runs the \`sh\` blocks of docs/GUIDE.md in their order, in one shell, in a copy of
the repository with a system that was started there. It fails where a command
does not exit with 0 (or with N, where \`# exits with N\` stands behind it), and
where the \`text\` block behind commands is not what they print: in it \`...\`
stands for anything in a line, and alone in a line for any lines. What ends in
\`&\` goes on beside the others until the guide ends; its output is waited for.
Comments above a block mark it:
  <!-- guides: not run -->            it is left out
  <!-- guides: in the background -->  this comes from the last command with &
Exits with 1 where a guide does not hold.`)
  process.exit(0)
}
const unknown = [...options, ...named.filter((name) => !all.includes(name))]
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}; the guides are ${all.join(', ')}. See npm run guides -- --help`)
  process.exit(2)
}

const environment = readersEnvironment(process.env)
/** Ends what is under way, the newest first. @type {(() => unknown)[]} */
const endings = []
let interrupted = false
let ended = Promise.resolve()
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.once(signal, () => {
    interrupted = true
    void end().then(() => process.exit(1))
  })

let failed = 0
for (const name of named.length > 0 ? named : all) {
  const started = performance.now()
  const holds = await follow(name).catch(unable).finally(end)
  if (interrupted) break
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${holds ? 'ok' : 'FAILED'}: docs/${name}.md, ${seconds} s\n`)
  if (!holds) failed += 1
}
process.exit(failed > 0 || interrupted ? 1 : 0)

/**
 * @param {string} name of a guide
 * @returns {Promise<boolean>} whether it holds
 */
async function follow(name) {
  const document = `docs/${name}.md`
  const steps = stepsOf(readFileSync(join(root, document), 'utf8'))
  const folder = mkdtempSync(join(tmpdir(), 'parpay-guide-'))
  endings.push(() => (keep ? console.log(`Kept: ${folder}`) : rmSync(folder, { recursive: true, force: true })))
  const [copy, outputs] = [join(folder, 'parpay'), join(folder, 'outputs')]
  for (const each of [copy, outputs]) mkdirSync(each)
  copyRepository(root, copy)
  console.log(`${document}: starting a system ...`)
  const system = startSystem(root, copy, environment)
  endings.push(() => system.stop())
  await system.ready
  const shell = new Shell({ folder: copy, outputs, environment })
  endings.push(() => shell.stop())
  const failure = await runSteps(steps, shell, ({ line, code }) => {
    console.log(`${document}:${line}: ${code.split('\n').join('\n    ')}`)
  })
  if (!failure || interrupted) return true
  console.log(`\nFAILED: ${document}:${failure.line}: ${failure.command}`)
  for (const reason of failure.reasons) console.log(`  ${reason}`)
  console.log(`  all of what came:\n${failure.output.trimEnd().replace(/^/gm, '    ')}\n`)
  return false
}

/**
 * What cannot be begun or read is told as what does not hold.
 *
 * @param {unknown} error
 */
function unable(error) {
  if (!interrupted) console.log(error instanceof Error ? error.message : String(error))
  return false
}

/** Also for whoever calls it while it is under way: all has ended when it resolves. */
function end() {
  ended = ended.then(async () => {
    for (const ending of endings.splice(0).reverse()) await ending()
  })
  return ended
}
