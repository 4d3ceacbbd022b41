// Runs before anything is installed, on any Node >= 20: no dependency, no TypeScript.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

const { npm_node_execpath: node = process.execPath, npm_execpath: npm } = process.env
const run = (...args) => {
  const options = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = npm
    ? spawnSync(node, [npm, ...options], { stdio: 'inherit' })
    : spawnSync('npm', options, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
  console.log('Installing dependencies (once, about a minute) ...')
  run('ci')
}
// npm 10 takes the link of the Node that fits away again with those of the platforms that don't.
const runtime = `node-${process.platform}-${process.arch}`
if (existsSync(`node_modules/${runtime}`) && !existsSync('node_modules/.bin/node')) run('rebuild', runtime)
