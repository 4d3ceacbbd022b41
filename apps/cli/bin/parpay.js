#!/usr/bin/env node
// The committed file npm links: it starts what the build made, on the project's own Node. No dependency, any Node >= 20.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as module from 'node:module'
import { fileURLToPath } from 'node:url'

const built = new URL('../dist/main.js', import.meta.url)
const ownNode = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url))
const [major] = process.versions.node.split('.').map(Number)

const refuse = (sentence) => {
  console.error(`parpay: ${sentence}`)
  process.exitCode = 1
}

if (!existsSync(built)) {
  refuse('nothing is built yet: run npm start, which builds and starts everything, or npm run build.')
} else if (major >= 24) {
  // kafkajs sets a timer in the past now and then; Node 24 would print a warning about it between our lines.
  const warn = process.emitWarning
  process.emitWarning = (warning, ...rest) => {
    if (rest[0] !== 'TimeoutNegativeWarning') warn.call(process, warning, ...rest)
  }
  // Compiled code is kept from one command to the next: a third of the time that one takes to start.
  module.enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/parpay/code', import.meta.url)))
  const { main } = await import(built)
  await main(process.argv.slice(2))
} else if (existsSync(ownNode)) {
  // The channel tells the child when this process dies, however it dies (main.ts ends on 'disconnect').
  const child = spawn(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PARPAY_PARENT: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => refuse(`Node 24 of this project could not be started (${error.message}): run npm ci.`))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exitCode = code
    else {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    }
  })
} else {
  const brought = process.platform === 'darwin' ? '' : 'run npm ci, which brings it, or '
  refuse(`this is Node ${process.version}, and ParPay needs 24: ${brought}install Node 24.`)
}
