import { dirname, resolve } from 'node:path'
import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import { ContractInvalid, type Problem } from './contract-invalid.js'
import { pointerTo } from './json-pointer.js'

/** A parsed file that still knows where everything stood. */
export interface Source {
  /** Absolute path. */
  readonly id: string
  /** Path as its reader knows it. */
  readonly name: string
  readonly text: string
  readonly root: unknown
  /** A problem of what lies at a path, at the line and column of its name, or of the nearest thing around it. */
  problem(path: readonly string[], sentence: string): Problem
}

/**
 * Reads YAML 1.2 or JSON (which YAML contains), merge keys allowed.
 * @throws {ContractInvalid} with the text's first syntax error: what follows it is mostly its consequence
 */
export function parseSource(id: string, name: string, text: string): Source {
  const { document, at } = parsed(name, text)
  const [first] = document.errors
  if (first)
    throw new ContractInvalid([at(first.pos[0], [], `is no valid YAML or JSON (${first.message}); correct it`)])
  return {
    id,
    name,
    text,
    root: valueOf(document, (sentence) => at(0, [], sentence)),
    problem: (path, sentence) => at(offsetOf(document, path), path, sentence),
  }
}

/** A file whose value is known, from an earlier `parseSource` of the same text. */
export const knownSource = (id: string, name: string, text: string, root: unknown): Source => ({
  id,
  name,
  text,
  root,
  problem: (path, sentence) => {
    const { document, at } = parsed(name, text)
    return at(offsetOf(document, path), path, sentence)
  },
})

function parsed(name: string, text: string) {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false, logLevel: 'silent' })
  const at = (offset: number, path: readonly string[], sentence: string): Problem => {
    const { line, col } = lines.linePos(offset)
    return { file: name, line: Math.max(line, 1), column: Math.max(col, 1), path: `#${pointerTo(path)}`, sentence }
  }
  return { document, at }
}

function valueOf(document: Document.Parsed, problem: (sentence: string) => Problem): unknown {
  const value = expanded(document, problem)
  if (!containsItself(value, new Set())) return value
  throw new ContractInvalid([problem('has an anchor that contains itself; use $ref for what does')])
}

function expanded(document: Document.Parsed, problem: (sentence: string) => Problem): unknown {
  try {
    return document.toJS() as unknown
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ContractInvalid([problem(`has aliases that cannot be followed (${why}); write out what they stand for`)])
  }
}

function containsItself(value: unknown, around: Set<object>): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (around.has(value)) return true
  around.add(value)
  const found = Object.values(value).some((inner) => containsItself(inner, around))
  around.delete(value)
  return found
}

function offsetOf(document: Document.Parsed, path: readonly string[]): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const name of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (!isCollection(node)) break
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === name)
      if (!pair) break
      offset = startOf(pair.key) ?? offset
      node = pair.value
    } else {
      node = isSeq(node) ? node.items[Number(name)] : undefined
      offset = startOf(node) ?? offset
    }
  }
  return offset
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

/** Absolute path of a file that a source names. */
export const fileFrom = (source: Source, file: string): string => resolve(dirname(source.id), file)
