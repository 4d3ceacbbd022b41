import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const Listening = z.object({ msg: z.literal('listening'), url: z.string() })

/** The built edge as a process of its own, with these variables; resolves when it is ready. */
export async function startEdgeProcess(variables: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: { ...variables, PARPAY_SUPERVISED: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit').then(() => child.signalCode ?? child.exitCode)
  let url = ''
  for await (const line of createInterface(child.stdout)) {
    const listening = Listening.safeParse(JSON.parse(line))
    if (listening.success) {
      url = listening.data.url
      break
    }
  }
  child.stdout.resume()
  while (url !== '' && child.exitCode === null && !(await fetch(`${url}/health/ready`)).ok);
  return {
    url,
    /** The signal or exit code it ends with. */
    ended,
    async kill(): Promise<void> {
      child.kill('SIGKILL')
      await ended
    },
  }
}
