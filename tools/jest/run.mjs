// `node tools/jest/run.mjs unit|it|e2e|containers [jest arguments]`, from a package's folder: runs that package's tests of one
// kind, from the repository's own those of all packages. Jest's results are left in test-results/KIND.json, from which the
// last line of `npm test` is counted.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { everyPackage } from './every-package.mjs'

/** Seconds that Jest has for its end once its results are written. */
const patience = 20

const [kind, ...rest] = process.argv.slice(2)
const jest = createRequire(import.meta.url).resolve('jest/bin/jest')
const ofAll = process.cwd() === resolve(import.meta.dirname, '../..')
const config = ofAll ? await everyPackage(kind) : resolve(import.meta.dirname, `${kind}.config.js`)
mkdirSync('test-results', { recursive: true })
// a run on containers is counted beside the one on the embedded servers
const results = `test-results/${process.env.PARPAY_STACK === 'containers' ? `${kind}-containers` : kind}.json`
rmSync(results, { force: true })
// The one that the project brings, whichever this is.
const brought = resolve(import.meta.dirname, '../../node_modules/.bin/node')
const child = spawn(
  existsSync(brought) ? brought : process.execPath,
  [
    `--import=${pathToFileURL(resolve(import.meta.dirname, 'native/hooks.mjs')).href}`,
    '--conditions=@parpay/source',
    '--enable-source-maps',
    '--disable-warning=TimeoutNegativeWarning',
    jest,
    `--config=${config}`,
    ...(ofAll ? [] : [`--rootDir=${process.cwd()}`]),
    '--passWithNoTests',
    '--json',
    `--outputFile=${results}`,
    ...rest,
  ],
  { stdio: ['inherit', 'ignore', 'inherit'] },
)

// A socket or a child process that a test left open keeps Jest alive for ever, and whoever waits for it.
let since
const watch = setInterval(() => {
  if (!existsSync(results)) return
  since ??= Date.now()
  if (Date.now() - since < patience * 1000) return
  console.error(
    `FAILED: Jest did not end ${patience} s after its results: a test left something open (--detectOpenHandles)`,
  )
  child.kill('SIGKILL')
}, 1000)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  throw error
})
child.on('exit', (code) => {
  clearInterval(watch)
  process.exitCode = code ?? 1
})
