import { commandsIn } from './commands.mjs'

/**
 * Output that a guide promises: of the commands before it, or of what was last started in the background.
 * @typedef {{ line: number, text: string, background: boolean }} Output
 * @typedef {{ commands: import('./commands.mjs').Command[] } | { output: Output }} Step
 */

/** @param {string} words */
const mark = (words) => new RegExp(`<!--\\s*guides: ${words}\\s*-->\\s*$`)
const notRun = mark('not run')
const inBackground = mark('in the background')

/**
 * What a guide has its reader do: its `sh` blocks in their order, and what the `text` blocks behind them say that comes.
 * A comment on the line above a block marks it: `<!-- guides: not run -->` leaves it out, with the output that follows
 * it; `<!-- guides: in the background -->` says that this comes from what was last started with `&`.
 *
 * @param {string} text Markdown
 * @returns {Step[]}
 * @throws {Error} naming the line, for output without commands before it and for a block or command that does not end
 */
export function stepsOf(text) {
  /** @type {Step[]} */
  const steps = []
  let started = false
  /** @type {'nothing' | 'commands' | 'commands left out'} */
  let before = 'nothing'
  for (const { language, line, code, above } of blocksIn(text)) {
    const leftOut = notRun.test(above)
    if (language === 'sh') {
      before = leftOut ? 'commands left out' : 'commands'
      if (leftOut) continue
      const commands = commandsIn(code, line)
      started ||= commands.some(({ background }) => background)
      steps.push({ commands })
    } else if (language === 'text' && !leftOut) {
      const background = inBackground.test(above)
      if (background ? !started : before === 'nothing')
        throw new Error(`the output in line ${line} has no commands before it`)
      if (background || before === 'commands') steps.push({ output: { line, text: code, background } })
      if (!background) before = 'nothing'
    }
  }
  return steps
}

/**
 * Fenced blocks with the number of their first line, and the text between the block before and them.
 *
 * @param {string} text
 */
function blocksIn(text) {
  const blocks = []
  const lines = text.split('\n')
  let above = ''
  for (let at = 0; at < lines.length; at += 1) {
    const [, fence, language] = /^(```+)(\w*)\s*$/.exec(lines[at] ?? '') ?? []
    if (fence === undefined) {
      above += `${lines[at] ?? ''}\n`
      continue
    }
    const end = lines.indexOf(fence, at + 1)
    if (end < 0) throw new Error(`the block in line ${at + 1} does not end`)
    const code = lines.slice(at + 1, end).join('\n')
    blocks.push({ language, line: at + 2, code, above })
    above = ''
    at = end
  }
  return blocks
}
