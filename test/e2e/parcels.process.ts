import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { clone } from './parpay.command.js'

const example = join(clone, 'examples/parcels')

/** The AsyncAPI documents of `examples/parcels`. */
export const documents = ['counter', 'delivery', 'sorting'].map((name) => join(example, `asyncapi/${name}.yaml`))

/** `examples/parcels` on a Kafka. */
export interface Parcels {
  /** Ready when it reads. @throws Error with what it said when it ends instead */
  start(service: 'delivery' | 'sorting'): Promise<void>
  /** SIGKILL. */
  kill(service: 'delivery' | 'sorting'): Promise<void>
  /** @returns the numbers of the parcels that were handed in */
  handIn(...words: string[]): Promise<string[]>
  stop(): Promise<void>
}

export function parcels(brokers: readonly string[]): Parcels {
  const env = { ...process.env, NODE_OPTIONS: '', KAFKA_BROKERS: brokers.join(',') }
  const running = new Map<string, ChildProcess>()
  const end = async (service: string, signal: NodeJS.Signals): Promise<void> => {
    const child = running.get(service)
    running.delete(service)
    if (child?.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  process.on('exit', () => {
    for (const child of running.values()) child.kill('SIGKILL')
  })
  return {
    start: async (service) => {
      const child = spawn(process.execPath, [join(example, `${service}.mjs`)], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      running.set(service, child)
      let said = ''
      await new Promise<void>((ready, failed) => {
        for (const stream of [child.stdout, child.stderr])
          stream.setEncoding('utf8').on('data', (text: string) => {
            said += text
            if (said.includes(`${service} answers`)) ready()
          })
        child.on('error', failed)
        child.on('exit', () => {
          failed(new Error(`${service} ended: ${said}`))
        })
      })
    },
    kill: (service) => end(service, 'SIGKILL'),
    handIn: async (...words) => {
      const { stdout } = await promisify(execFile)(process.execPath, [join(example, 'counter.mjs'), ...words], { env })
      return stdout.trim().split('\n')
    },
    stop: async () => {
      await Promise.all([...running.keys()].map((service) => end(service, 'SIGTERM')))
    },
  }
}
