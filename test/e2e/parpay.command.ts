import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The clone under test. */
export const clone = fileURLToPath(new URL('../..', import.meta.url))
export const bin = fileURLToPath(new URL('../../apps/cli/bin/parpay.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs one `parpay` command line to its end. */
export async function parpay(...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [bin, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => stream.setEncoding('utf8').toArray())
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { code, stdout: ((await stdout) ?? []).join(''), stderr: ((await stderr) ?? []).join('') }
}
