// `node tools/jest/run.mjs unit|it|e2e|containers [jest arguments]`, from a package's folder: runs that package's tests of one kind
// and leaves Jest's own results in test-results/KIND.json, from which the last line of `npm test` is counted.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const [kind, ...rest] = process.argv.slice(2)
const jest = createRequire(import.meta.url).resolve('jest/bin/jest')
const config = fileURLToPath(new URL(`./${kind}.config.js`, import.meta.url))
mkdirSync('test-results', { recursive: true })
// a run on containers is counted beside the one on the embedded servers
const results = process.env.PARPAY_STACK === 'containers' ? `${kind}-containers` : kind
const { status } = spawnSync(
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
    `--outputFile=test-results/${results}.json`,
    ...rest,
  ],
  { stdio: ['inherit', 'ignore', 'inherit'] },
)
process.exit(status ?? 1)
