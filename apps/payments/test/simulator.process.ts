import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

const main = new URL('../../psp-simulator/dist/main.js', import.meta.url).pathname
const Listening = z.object({ msg: z.literal('listening'), url: z.url() })

const Clock = z.object({ epoch: z.int(), offset: z.int() })

/** The public part of a line of the PSP's log. */
const Line = z.object({
  operation: z.string(),
  key: z.string(),
  payment: z.string().nullable(),
  amount: z.number().nullable(),
  outcome: z.string(),
  final: z.literal(true).optional(),
  repeat: z.literal(true).optional(),
})
export type Line = z.infer<typeof Line>

/** The real PSP simulator as a process, as built; the witness of what was charged. */
export class Simulator {
  private child: ChildProcess | undefined
  url = ''
  /** Who is told of what was pending, from its next start on. */
  notify = ''

  private constructor(private readonly folder: string) {}

  static async start(): Promise<Simulator> {
    const simulator = new Simulator(await mkdtemp(join(tmpdir(), 'parpay-psp-')))
    await simulator.start()
    return simulator
  }

  /** Starts it, again at the same address with the same log. */
  async start(): Promise<void> {
    const environment = {
      PSP_LOG: join(this.folder, 'psp.jsonl'),
      PSP_NOTIFY_URL: this.notify,
      PORT: this.url === '' ? '0' : new URL(this.url).port,
      PARPAY_SUPERVISED: '1', // ends with this process, however that ends
    }
    const child = spawn(process.execPath, [main], { env: environment, stdio: ['pipe', 'pipe', 'inherit'] })
    this.child = child
    for await (const line of createInterface(child.stdout)) {
      const { data } = Listening.safeParse(JSON.parse(line))
      if (data) {
        this.url = data.url
        child.stdout.resume()
        return
      }
    }
    throw new Error('the PSP simulator did not start: is it built?')
  }

  async kill(): Promise<void> {
    const exited = this.child && once(this.child, 'exit')
    this.child?.kill('SIGKILL')
    await exited
  }

  /** Moves its clock forward. Throws when it does not. */
  async advance(milliseconds: number): Promise<void> {
    const clock = `${this.url}/clock`
    const { epoch, offset } = Clock.parse(await (await fetch(clock)).json())
    const body = JSON.stringify({ epoch: epoch + 1, offset: offset + milliseconds })
    const moved = await fetch(clock, { method: 'PUT', headers: { 'content-type': 'application/json' }, body })
    if (!moved.ok) throw new Error(`the PSP's clock was not moved: ${await moved.text()}`)
  }

  /** What was done for a payment, repeats and inquiries left out: such as `authorise authorised`. */
  async done(payment: string, log?: readonly Line[]): Promise<string[]> {
    const lines = log ?? (await this.log())
    return lines
      .filter((line) => line.payment === payment && line.operation !== 'inquire' && !line.repeat)
      .map(({ operation, outcome }) => `${operation} ${outcome}`)
  }

  async log(): Promise<Line[]> {
    const text = await (await fetch(`${this.url}/log`)).text()
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Line.parse(JSON.parse(line)))
  }

  async close(): Promise<void> {
    await this.kill()
    await rm(this.folder, { recursive: true })
  }
}
