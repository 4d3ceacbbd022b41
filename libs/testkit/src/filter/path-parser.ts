import { isSymbol, type Cursor } from './cursor.js'
import { deepest } from './limits.js'
import { roots, type Path, type Root, type Step } from './syntax.js'

/** Reads a path that starts at the cursor's word. */
export function parsePath(cursor: Cursor): Path {
  const first = cursor.take()
  if (first.kind !== 'word') throw new TypeError('a path starts with a word')
  const root = roots.find((name) => name === first.text)
  const steps: Step[] = root ? [] : [{ kind: 'field', name: first.text, from: first.from, to: first.to }]
  while (isSymbol(cursor.token, '.') || isSymbol(cursor.token, '[')) {
    if (steps.length === deepest) cursor.fail(`a path has at most ${deepest} steps`)
    steps.push(parseStep(cursor))
  }
  if (root) checkSteps(cursor, root, steps, first.from)
  return { kind: 'path', root: root ?? 'payload', bare: !root, steps, from: first.from, to: cursor.end }
}

function parseStep(cursor: Cursor): Step {
  const { from } = cursor.token
  if (cursor.accept('.')) {
    const name = cursor.token
    if (name.kind !== 'word') cursor.refuse('the name of a field after "."')
    cursor.take()
    return { kind: 'field', name: name.text, from: name.from, to: name.to }
  }
  cursor.expect('[')
  const step = parseBrackets(cursor)
  cursor.expect(']')
  return { ...step, from, to: cursor.end }
}

function parseBrackets(
  cursor: Cursor,
): { kind: 'field'; name: string } | { kind: 'index'; index: number } | { kind: 'any' } {
  const { token } = cursor
  if (cursor.accept('*')) return { kind: 'any' }
  if (token.kind === 'string') {
    cursor.take()
    return { kind: 'field', name: token.value }
  }
  if (token.kind === 'number' && Number.isSafeInteger(token.value) && token.value >= 0) {
    cursor.take()
    return { kind: 'index', index: Number(token.value) }
  }
  return cursor.refuse('a whole number from 0, "*" or a quoted name')
}

function checkSteps(cursor: Cursor, root: Root, steps: readonly Step[], from: number): void {
  const [step, more] = steps
  if (root === 'payload') return
  if (root !== 'header') {
    if (step) cursor.fail(`"${root}" has no parts; the payload's field of that name is payload.${root}`, step.from)
  } else if (step?.kind !== 'field') {
    cursor.fail('"header" needs a name, as in header.ce_type or header["content-type"]', step?.from ?? from)
  } else if (more) cursor.fail('a header is text and has no parts', more.from)
}
