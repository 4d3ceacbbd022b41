import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { PspClient } from './psp.client.js'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const Listening = z.object({ msg: z.literal('listening'), url: z.url() })

/** The built simulator as a process of its own. */
export class SimulatorProcess extends PspClient {
  private constructor(
    readonly child: ChildProcess,
    /** All that it says on stderr, when it has ended. */
    readonly said: Promise<string>,
    url: string,
  ) {
    super(url)
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param largest blocks of 512 bytes that a file may grow to; by default as large as the disk takes
   */
  static async start(
    log: string,
    environment: Record<string, string> = {},
    largest?: number,
  ): Promise<SimulatorProcess> {
    // the signal that comes with the limit would kill it: ignored, the write fails as it does on a full disk
    const limited = `trap '' XFSZ; ulimit -f ${largest ?? ''}; exec "$0" "$@"`
    const words = [process.execPath, main]
    const [command = '', ...rest] = largest === undefined ? words : ['/bin/sh', '-c', limited, ...words]
    const child = spawn(command, rest, {
      env: { ...process.env, PSP_LOG: log, ...environment },
      stdio: 'pipe',
    })
    const said = text(child.stderr)
    for await (const line of createInterface(child.stdout)) {
      const { success, data } = Listening.safeParse(JSON.parse(line))
      if (!success) continue
      child.stdout.resume()
      return new SimulatorProcess(child, said, data.url)
    }
    if (child.exitCode === null) await once(child, 'exit')
    throw new Error(`the simulator ended with code ${child.exitCode ?? 'none'} before it listened: ${await said}`)
  }

  /** Ends it by a signal, or by closing its stdin; answers its exit code (null when killed). */
  async end(by: NodeJS.Signals | 'stdin'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode
    const ended = once(this.child, 'exit')
    if (by === 'stdin') this.child.stdin?.end()
    else this.child.kill(by)
    await ended
    return this.child.exitCode
  }
}
