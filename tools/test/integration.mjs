// The integration tests of all packages, three packages at a time: each waits for servers now and then. Those that
// take longest begin, so that none is left to run alone at the end. Everything is built and the servers run already.
import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

const lanes = 3
const longest = ['apps/cli', 'libs/messaging', 'tools/stack', 'apps/edge', 'libs/process']

const rank = (folder) => (longest.includes(folder) ? longest.indexOf(folder) : longest.length)
const waiting = globSync('{apps,libs,tools}/*/package.json')
  .filter((file) => JSON.parse(readFileSync(file, 'utf8')).scripts?.it)
  .map(dirname)
  .sort((a, b) => rank(a) - rank(b))

await Promise.all(Array.from({ length: lanes }, lane))

async function lane() {
  for (let folder = waiting.shift(); folder; folder = waiting.shift()) {
    const started = performance.now()
    const { code, printed } = await run(folder)
    process.stdout.write(printed)
    console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${folder}, ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
    if (code !== 0) process.exitCode = 1
  }
}

/** With all that it prints, which must not get between the lines of another one. */
function run(folder) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '-s', 'it'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (printed += text))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, printed })
    })
  })
}
