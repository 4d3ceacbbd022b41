/**
 * A command of a shell: `code` as it is written, without the comment behind it.
 * @typedef {{ line: number, code: string, background: boolean, exit: number }} Command
 */

const closing = new Map([
  ['(', ')'],
  ['{', '}'],
])

/**
 * Divides lines of a POSIX shell into commands. One goes on over the end of a line inside quotes, brackets and
 * here-documents, behind a backslash and behind `|`, `&&` and `||`. Loops and conditions over several lines are not known.
 *
 * @param {string} text
 * @param {number} first number of its first line
 * @returns {Command[]}
 * @throws {Error} for what does not end
 */
export function commandsIn(text, first = 1) {
  /** @type {Command[]} */
  const commands = []
  /** @type {{ line: number, code: string } | undefined} */
  let open
  let line = first
  /** @type {string[]} */
  let inside = []
  /** @type {string[]} */
  let documents = []
  for (const written of text.replace(/\n$/, '').split('\n')) {
    const [ends] = documents
    open ??= { line, code: '' }
    line += 1
    if (ends !== undefined) {
      if (written.trim() === ends) documents.shift()
      open.code += `${written}\n`
      if (documents.length > 0) continue
    } else {
      const scanned = scan(written, inside)
      inside = scanned.inside
      documents = scanned.documents
      open.code += inside.length > 0 ? `${written}\n` : `${scanned.code.trimEnd()}\n`
      if (inside.length > 0 || documents.length > 0 || /(\\|\||&&)$/.test(scanned.code.trimEnd())) continue
      if (open.code.trim() !== '') commands.push(command(open, scanned.comment))
      open = undefined
      continue
    }
    commands.push(command(open, ''))
    open = undefined
  }
  if (open) throw new Error(`the command in line ${open.line} does not end`)
  return commands
}

/**
 * @param {{ line: number, code: string }} open
 * @param {string} comment
 * @returns {Command}
 */
function command({ line, code }, comment) {
  const background = /(?<!&)&\s*$/.test(code)
  const exit = Number(/^#\s*exits with (\d+)\s*$/.exec(comment)?.[1] ?? 0)
  return { line, code: code.replace(/\n$/, ''), background, exit }
}

/**
 * Reads one line from left to right.
 *
 * @param {string} line
 * @param {readonly string[]} before quotes and brackets that are open, the outermost first
 */
function scan(line, before) {
  const inside = [...before]
  /** @type {string[]} */
  const documents = []
  let at = 0
  for (; at < line.length; at += 1) {
    const sign = line.charAt(at)
    const around = inside.at(-1)
    if (around === "'") {
      if (sign === "'") inside.pop()
    } else if (sign === '\\') at += 1
    else if (sign === around) inside.pop()
    else if (around === '"') {
      if (line.startsWith('$(', at)) {
        inside.push(')')
        at += 1
      }
    } else if (sign === "'" || sign === '"') inside.push(sign)
    else if (closing.has(sign)) inside.push(String(closing.get(sign)))
    else if (sign === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)))) break
    else {
      const [found, word] = /^<<-?\s*['"]?(\w+)['"]?/.exec(line.slice(at)) ?? []
      if (found !== undefined) {
        documents.push(String(word))
        at += found.length - 1
      }
    }
  }
  return { inside, documents, code: line.slice(0, at), comment: line.slice(at) }
}
