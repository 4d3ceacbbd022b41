import { setTimeout as pause } from 'node:timers/promises'
import { mismatch } from './output.mjs'

const patience = 120_000 // of one command, in milliseconds

/**
 * Why a guide does not hold: at which line of it, at which command, and what came instead.
 * @typedef {{ line: number, command: string, reasons: string[], output: string }} Failure
 */

/**
 * A command that was run or started, and what it has written so far.
 * @typedef {{ command: import('./commands.mjs').Command, output: () => string }} Came
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
  /** @type {Came[]} */
  let latest = []
  /** @type {Came | undefined} */
  let background
  for (const step of steps) {
    if ('output' in step) {
      const failure = await check(step.output, step.output.background && background ? [background] : latest)
      if (failure) return failure
      continue
    }
    latest = []
    for (const command of step.commands) {
      progress(command)
      const { exit, output } = await shell.run(command, patience)
      if (command.background) background = { command, output }
      latest.push({ command, output })
      if (exit !== command.exit) return failed(command, [exitReason(exit, command.exit)], output())
    }
    // What runs beside the others writes when it likes: it counts where nothing else does.
    if (latest.some(({ command }) => !command.background)) latest = latest.filter(({ command }) => !command.background)
  }
  return undefined
}

/**
 * @param {import('./guide.mjs').Output} promised
 * @param {readonly Came[]} outputs
 * @returns {Promise<Failure | undefined>}
 */
async function check({ line, text }, outputs) {
  const last = outputs.at(-1)
  if (!last) return undefined
  const came = () => outputs.map(({ output }) => output()).join('')
  const different = await differing(text, came, last.command.background)
  if (!different) return undefined
  const reasons = [
    `line ${line + different.line} of the guide: ${different.promised}`,
    `what came instead: ${different.came}`,
  ]
  return failed(last.command, reasons, came())
}

/**
 * @param {import('./commands.mjs').Command} command
 * @param {string[]} reasons
 * @param {string} output
 * @returns {Failure}
 */
const failed = ({ line, code }, reasons, output) => ({ line, command: code, reasons, output })

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
