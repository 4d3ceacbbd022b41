// What `npm start` needs built, in one line on the terminal; the whole story only when it fails.
import { spawnSync } from 'node:child_process'

const started = performance.now()
process.stdout.write('Building ... ')
const { status, stdout, stderr, error } = spawnSync('nx', ['run-many', '-t', 'build', '--output-style=static'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)
if (error) {
  console.error(
    `Nx could not be started (${error.message}): run this as npm start or npm run build, which know where it is.`,
  )
  process.exit(1)
}
if (status !== 0) {
  console.error(stdout, stderr)
  console.error('The build failed: the first error above is the one to read.')
  process.exit(1)
}
