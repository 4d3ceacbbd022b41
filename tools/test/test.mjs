// `npm test`: everything that can be wrong, cheapest first. Each stage runs even when an earlier one failed, so that one
// run tells all; the last line counts Jest's own results.
import { spawnSync } from 'node:child_process'
import { globSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { resultFiles } from './results.mjs'

const nx = (...targets) => ['nx', 'run-many', '--output-style=static', '--parallel=2', '-t', ...targets]
const jest = (kind, workers) => ['node', 'tools/jest/run.mjs', kind, `--maxWorkers=${workers}`]
const withServers = ['node', 'tools/stack/bin/with-servers.js', '--']
const ofRepository = ['format', 'boundaries', 'client', 'tidy']
// Where no earlier run is cached, one program for everything takes a fraction of what one for each package takes.
const build = process.env.CI
  ? ['tsc', '-b', '--noCheck', ...globSync('{{apps,libs,tools}/*,chaos}/tsconfig.build.json')]
  : nx('build')
const checks = process.env.CI
  ? [build, [...nx('lint-all', 'types-all', ...ofRepository, 'test-all'), '--exclude-task-dependencies']]
  : [nx('lint', 'build', 'typecheck', ...ofRepository, 'test')]
const stages = [
  ['build, lint, types, style, unit tests', ...checks],
  // Built here for when a stage runs alone. More at once than there are cores: each waits for servers now and then.
  ['integration tests', build, [...withServers, ...jest('it', 4)]],
  ['end-to-end tests', build, jest('e2e', 3)],
]
const only = process.argv.slice(2)
if (only.includes('--help')) {
  console.log(`npm test                     all stages: ${stages.map(([name]) => name).join('; ')}
npm test -- integration      only the stages whose name contains the word
One package: npx nx test @parpay/checkout (unit), npx nx it @parpay/checkout (integration).`)
  process.exit(0)
}

// Jest, npm and the services start hundreds of times: their code is compiled once.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/parpay/code')

// Nx puts cached results back; what is left from an earlier run must not be counted.
for (const file of resultFiles()) rmSync(file)

const failed = []
for (const [name, ...commands] of stages) {
  if (only.length && !only.some((word) => name.includes(word))) continue
  const started = performance.now()
  const ok = commands.every(([command, ...args]) => spawnSync(command, args, { stdio: 'inherit' }).status === 0)
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name}, ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  if (!ok) {
    failed.push(name)
    spawnSync('node', ['tools/test/summary.mjs'], { stdio: 'inherit' })
  }
}
if (failed.length) console.log(`Failed: ${failed.join('; ')}. What failed is listed at the end.`)
const { status } = spawnSync('node', ['tools/test/summary.mjs'], { stdio: 'inherit' })
process.exit(failed.length || status ? 1 : 0)
