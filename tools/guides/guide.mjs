import { commandsIn } from './commands.mjs'

/**
 * A block of commands, and what the guide says comes out of it.
 * @typedef {{ line: number, text: string }} Output
 * @typedef {{ commands: import('./commands.mjs').Command[], output?: Output }} Step
 */

const notRun = /<!--\s*guides: not run\s*-->\s*$/

/**
 * What a guide has its reader do: its `sh` blocks in their order, each with the `text` block that follows it. A block
 * below a comment `<!-- guides: not run -->` is left out, and so is the output below it.
 *
 * @param {string} text Markdown
 * @returns {Step[]}
 * @throws {Error} naming the line, for output without commands before it and for a block or command that does not end
 */
export function stepsOf(text) {
  /** @type {Step[]} */
  const steps = []
  /** @type {Step | 'left out' | undefined} */
  let awaiting
  for (const { language, line, code, before } of blocksIn(text)) {
    const leftOut = notRun.test(before)
    if (language === 'sh' && leftOut) awaiting = 'left out'
    else if (language === 'sh') steps.push((awaiting = { commands: commandsIn(code, line) }))
    else if (language === 'text' && !leftOut) {
      if (!awaiting) throw new Error(`the output in line ${line} has no commands before it`)
      if (awaiting !== 'left out') awaiting.output = { line, text: code }
      awaiting = undefined
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
  let before = ''
  for (let at = 0; at < lines.length; at += 1) {
    const [, fence, language] = /^(```+)(\w*)\s*$/.exec(lines[at] ?? '') ?? []
    if (fence === undefined) {
      before += `${lines[at] ?? ''}\n`
      continue
    }
    const end = lines.indexOf(fence, at + 1)
    if (end < 0) throw new Error(`the block in line ${at + 1} does not end`)
    const code = lines.slice(at + 1, end).join('\n')
    blocks.push({ language, line: at + 2, code, before })
    before = ''
    at = end
  }
  return blocks
}
