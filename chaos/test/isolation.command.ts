import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../dist/isolation/main.js', import.meta.url))

/** Runs `npm run demo:isolation --` with these words to its end. */
export async function isolationCommand(...words: string[]): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', main, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { code, printed }
}
