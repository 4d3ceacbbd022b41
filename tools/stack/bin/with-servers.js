#!/usr/bin/env node
// node tools/stack/bin/with-servers.js -- COMMAND ...
// Starts Kafka and PostgreSQL in a temporary folder, runs the command with their addresses in PARPAY_TEST_KAFKA and
// PARPAY_TEST_POSTGRES, stops them and ends with the command's exit code. When both are set already: only the command.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

const [separator, command, ...args] = process.argv.slice(2)
if (separator !== '--' || !command) {
  console.error('Usage: node tools/stack/bin/with-servers.js -- COMMAND [ARGUMENT ...]')
  process.exit(2)
}
// kafkajs prints one on Node 24, about nothing (it starts a timer with a negative time).
process.removeAllListeners('warning')
process.on('warning', (warning) => {
  if (warning.name !== 'TimeoutNegativeWarning') console.warn(`${warning.name}: ${warning.message}`)
})
// Ctrl-C reaches the command too, in the same process group; the servers end after it.
let interrupted
const starting = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted ??= signal
    starting.abort(signal)
    if (signal !== 'SIGINT') child?.kill(signal)
  })
}
let child
const shared = process.env.PARPAY_TEST_KAFKA && process.env.PARPAY_TEST_POSTGRES
const dataFolder = shared ? undefined : mkdtempSync(join(tmpdir(), 'parpay-test-'))
let servers
try {
  const { signal } = starting
  servers = dataFolder && (await (await load()).startServers({ dataFolder, progress: console.error, signal }))
  if (!interrupted) process.exitCode = await run(servers)
  if (interrupted) process.exitCode = 128 + constants.signals[interrupted]
} catch (error) {
  console.error(error.name === 'Problem' ? error.message : error)
  process.exitCode = 1
} finally {
  await servers?.stop()
  if (dataFolder) rmSync(dataFolder, { recursive: true, force: true })
}

function load() {
  return import('../dist/index.js').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    console.error('tools/stack is not built: run npm run build.')
    process.exit(1)
  })
}

function run(started) {
  const env = { ...process.env }
  if (started) {
    env.PARPAY_TEST_KAFKA = started.brokers.join(',')
    env.PARPAY_TEST_POSTGRES = started.postgresUrl
  }
  return new Promise((resolve) => {
    child = spawn(command, args, { stdio: 'inherit', env })
    child.on('error', (error) => {
      console.error(`${command} cannot be run: ${error.message}`)
      resolve(127)
    })
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}
