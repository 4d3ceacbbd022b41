// `npm run soak -- FOLDER PATTERN [--runs 20]`: the integration specs of one package whose path contains the pattern, again
// and again on one pair of servers, until one fails. A spec that does I/O passes twenty times before it lands.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const usage = `npm run soak:conformance                     both transports, 20 times
npm run soak:conformance -- --runs 3
npm run soak -- apps/edge idempotency        one package's integration specs whose path contains the word
npm run soak -- libs/process . --runs 5      all of a package's integration specs`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '20' }, help: { type: 'boolean' } },
})
const [folder = '', pattern] = positionals
const runs = Number(values.runs)
if (values.help) {
  console.log(usage)
  process.exit(0)
}
if (!pattern || !existsSync(join(folder, 'package.json')) || !Number.isInteger(runs) || runs < 1) {
  console.error(`A package's folder, a word of the specs' paths, and a whole number of runs:\n${usage}`)
  process.exit(2)
}

if (!process.env.PARPAY_TEST_KAFKA) {
  const again = ['tools/stack/bin/with-servers.js', '--', process.execPath, ...process.argv.slice(1)]
  const built = spawnSync('nx', ['build', '@parpay/stack'], { stdio: 'ignore' }).status === 0
  process.exit(built ? (spawnSync(process.execPath, again, { stdio: 'inherit' }).status ?? 1) : 1)
}

const jest = resolve('tools/jest/run.mjs')
const logs = mkdtempSync(join(tmpdir(), 'parpay-soak-'))
for (let run = 1; run <= runs; run += 1) {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, [jest, 'it', pattern], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const tests = /^Tests: +(.*)$/m.exec(stderr)?.[1] ?? 'no test ran'
  console.log(`run ${run} of ${runs}: ${tests}, ${seconds} s`)
  if (status !== 0) {
    const log = join(logs, `run-${run}.log`)
    writeFileSync(log, stdout + stderr)
    console.log(`FAILED in run ${run}: see ${log}`)
    process.exit(1)
  }
}
console.log(`${runs} runs, none failed`)
