import { setTimeout as pause } from 'node:timers/promises'
import { mismatch } from './output.mjs'

const patience = 120_000 // of one command, in milliseconds

/**
 * Why a guide does not hold: at which line of it, at which command, and what came instead.
 * @typedef {{ line: number, command: string, reasons: string[], output: string }} Failure
 */

/**
 * Runs a guide's steps until one does not do what the guide says.
 *
 * @param {import('./guide.mjs').Step[]} steps
 * @param {import('./shell.process.mjs').Shell} shell
 * @param {(command: import('./commands.mjs').Command) => void} progress
 * @returns {Promise<Failure | undefined>}
 */
export async function runSteps(steps, shell, progress) {
  for (const { commands, output } of steps) {
    /** @type {(() => string)[]} */
    const outputs = []
    let last = commands[0]
    for (const command of commands) {
      progress(command)
      last = command
      const ran = await shell.run(command, patience)
      // What runs beside the others writes when it likes: it counts where nothing else does.
      if (!command.background || commands.every(({ background }) => background)) outputs.push(ran.output)
      if (ran.exit !== command.exit)
        return {
          line: command.line,
          command: command.code,
          reasons: [exitReason(ran.exit, command.exit)],
          output: ran.output(),
        }
    }
    if (!output || !last) continue
    const came = () => outputs.map((each) => each()).join('')
    const different = await differing(output.text, came, last.background)
    if (different) {
      const reasons = [
        `line ${output.line + different.line} of the guide promises: ${different.promised}`,
        `what came is:${' '.repeat(String(output.line + different.line).length + 17)}${different.came}`,
      ]
      return { line: last.line, command: last.code, reasons, output: came() }
    }
  }
  return undefined
}

/**
 * @param {string} promised
 * @param {() => string} came
 * @param {boolean} growing
 */
async function differing(promised, came, growing) {
  const deadline = performance.now() + patience
  let different = mismatch(promised, came())
  while (different && growing && performance.now() < deadline) {
    await pause(100)
    different = mismatch(promised, came())
  }
  return different
}

/**
 * @param {number | undefined} came
 * @param {number} promised
 */
function exitReason(came, promised) {
  if (came === undefined) return `it did not end within ${patience / 1000} s, or ended the shell`
  return `it exits with ${came}, and the guide says ${promised}`
}
