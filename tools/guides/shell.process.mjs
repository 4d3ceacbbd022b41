import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * A shell as a reader has it open beside a guide: variables and background commands stay from one command to the next.
 */
export class Shell {
  #commands = 0

  /**
   * @param {{ folder: string, outputs: string, environment: NodeJS.ProcessEnv }} options `outputs` is a folder of its own
   */
  constructor({ folder, outputs, environment }) {
    this.outputs = outputs
    // A group of its own: at its end whatever was started in it ends too.
    this.child = spawn('sh', [], {
      cwd: folder,
      env: environment,
      detached: true,
      stdio: ['pipe', 'inherit', 'inherit', 'pipe'],
    })
    this.child.stdin?.on('error', () => undefined) // a command ended the shell: `gone` says so
    this.gone = once(this.child, 'exit')
    const answers = this.child.stdio[3]
    if (!answers || !('readable' in answers)) throw new Error('the shell has no third pipe')
    this.answers = createInterface({ input: /** @type {import('node:stream').Readable} */ (answers) })[
      Symbol.asyncIterator
    ]()
  }

  /**
   * Runs a command to its end, or starts it where it ends in `&`.
   *
   * @param {import('./commands.mjs').Command} command
   * @param {number} within milliseconds
   * @returns {Promise<{ exit: number | undefined, output: () => string }>} exit code, undefined when it did not end in
   * time or ended the shell, and what it has written so far
   */
  async run({ code, background }, within) {
    const file = join(this.outputs, `${(this.#commands += 1)}.txt`)
    // Without a group around it `$!` is the command's own process; without 3 it holds no pipe of ours open.
    const text = background
      ? `exec 4>&1 5>&2 >'${file}' 2>&1\n${code.replace(/&\s*$/, '3>&- 4>&- 5>&- &')}\nexec 1>&4 2>&5 4>&- 5>&-\necho 0 >&3\n`
      : `{\n${code}\n} >'${file}' 2>&1 </dev/null 3>&-\necho $? >&3\n`
    this.child.stdin?.write(text)
    const late = new AbortController()
    const exit = await Promise.race([
      this.answers.next().then(({ value }) => (value === undefined ? undefined : Number(value))),
      this.gone.then(() => undefined),
      pause(within, undefined, { signal: late.signal }).catch(() => undefined),
    ])
    late.abort()
    return { exit, output: () => readFileSync(file, { encoding: 'utf8', flag: 'a+' }) }
  }

  /** Ends the shell and all that was started in it: politely, and after 10 s for sure. */
  async stop() {
    this.child.stdin?.end()
    for (const [signal, within] of /** @type {const} */ ([
      ['SIGTERM', 10_000],
      ['SIGKILL', 5_000],
    ])) {
      if (!this.#signal(signal)) return
      const deadline = performance.now() + within
      while (performance.now() < deadline) {
        if (!this.#signal(0)) return
        await pause(50)
      }
    }
    throw new Error('what was started in the background could not be ended')
  }

  /** @param {NodeJS.Signals | 0} signal */
  #signal(signal) {
    try {
      process.kill(-Number(this.child.pid), signal)
      return true
    } catch {
      return false // nobody is left in the group
    }
  }
}
