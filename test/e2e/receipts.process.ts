import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clone } from './parpay.command.js'
import { pythonPrograms } from './python.process.js'

const example = join(clone, 'examples/receipts-python')

/** `examples/receipts-python`, in a folder of its own. */
export interface PythonReceipts {
  start(brokers: readonly string[]): void
  /** SIGKILL. */
  kill(): Promise<void>
  /** The receipts there are, by order. */
  written(): Map<string, string>
  /** What it said last. */
  said(): string
  /** Ends it and removes what it wrote. */
  remove(): Promise<void>
}

/** @returns why not, where there is no Python, or no way to its packages */
export async function pythonReceipts(): Promise<PythonReceipts | string> {
  const requirements = join(example, 'requirements.txt')
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const installed = await pythonPrograms(`receipts-python-${version}`, ['--requirement', requirements])
  if ('missing' in installed) return `examples/receipts-python: ${installed.missing}`
  const folder = mkdtempSync(join(tmpdir(), 'parpay-receipts-'))
  let child: ChildProcess | undefined
  let said = ''
  const kill = async (): Promise<void> => {
    if (child?.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  process.on('exit', () => child?.kill('SIGKILL'))
  return {
    start: (brokers) => {
      child = spawn(join(installed.bin, 'python'), [join(example, 'receipts.py'), folder], {
        stdio: ['ignore', 'inherit', 'pipe'],
        env: { ...process.env, KAFKA_BROKERS: brokers.join(','), PYTHONDONTWRITEBYTECODE: '1' },
      })
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = text))
    },
    kill,
    written: () =>
      new Map(
        readdirSync(folder)
          .filter((name) => name.endsWith('.txt'))
          .map((name) => [name.slice(0, -'.txt'.length), readFileSync(join(folder, name), 'utf8')]),
      ),
    said: () => said,
    remove: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
