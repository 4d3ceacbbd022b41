// `node tools/jest/run.mjs unit|it|e2e|containers [jest arguments]`, from a package's folder: runs that package's tests of one kind
// and leaves Jest's own results in test-results/KIND.json, from which the last line of `npm test` is counted.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Seconds that Jest has for its end once its results are written. */
const patience = 20

const [kind, ...rest] = process.argv.slice(2)
const jest = createRequire(import.meta.url).resolve('jest/bin/jest')
const config = fileURLToPath(new URL(`./${kind}.config.js`, import.meta.url))
mkdirSync('test-results', { recursive: true })
// a run on containers is counted beside the one on the embedded servers
const results = `test-results/${process.env.PARPAY_STACK === 'containers' ? `${kind}-containers` : kind}.json`
rmSync(results, { force: true })
const child = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=TimeoutNegativeWarning',
    jest,
    `--config=${config}`,
    `--rootDir=${process.cwd()}`,
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
