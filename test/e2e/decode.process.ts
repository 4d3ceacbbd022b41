import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { clone } from './parpay.command.js'
import { pythonPrograms } from './python.process.js'

const example = join(clone, 'examples/decode-python')
const Line = z.object({ topic: z.string(), message: z.string(), value: z.record(z.string(), z.unknown()) })

/** A record as `examples/decode-python` printed it. */
export type DecodedRecord = z.infer<typeof Line>

/** `examples/decode-python`: Confluent's Python client. */
export interface PythonDecoder {
  /**
   * Reads topics from their beginning until `enough` of what it printed so far.
   *
   * @throws Error with what it said when it ends before
   */
  read(
    environment: Readonly<Record<'PARPAY_URL' | 'KAFKA_BROKERS', string>>,
    topics: readonly string[],
    enough: (seen: readonly DecodedRecord[]) => boolean,
  ): Promise<readonly DecodedRecord[]>
}

/** @returns why not, where there is no Python, or no way to its packages */
export async function pythonDecoder(): Promise<PythonDecoder | string> {
  const requirements = join(example, 'requirements.txt')
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const installed = await pythonPrograms(`decode-python-${version}`, ['--requirement', requirements])
  if ('missing' in installed) return `examples/decode-python: ${installed.missing}`
  return {
    read: async (environment, topics, enough) => {
      const child = spawn(join(installed.bin, 'python'), [join(example, 'decode.py'), ...topics], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...environment, PYTHONDONTWRITEBYTECODE: '1' },
      })
      const kill = () => child.kill('SIGKILL')
      process.on('exit', kill)
      const gone = once(child, 'exit')
      let said = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
      const seen: DecodedRecord[] = []
      try {
        for await (const line of createInterface(child.stdout)) {
          seen.push(Line.parse(JSON.parse(line)))
          if (enough(seen)) return seen
        }
        throw new Error(`decode.py ended after ${seen.length} records: ${said}`)
      } finally {
        kill()
        await gone
        process.off('exit', kill)
      }
    },
  }
}
