import { parsePointer } from './json-pointer.js'

/** Where a `$ref` leads. Without `file` into its own document. */
export interface Reference {
  readonly file?: string
  readonly path: readonly string[]
}

/** Reads a `$ref` (RFC 3986 reference with a JSON Pointer as fragment), or says in words why it is refused. */
export function parseReference(ref: string): Reference | string {
  if (/^([a-z][a-z0-9+.-]+:|\/\/)/i.test(ref))
    return `$ref ${quoted(ref)} leads to another machine or scheme, and only local files are read; copy what it names beside this file and refer to the copy`
  const hash = ref.indexOf('#')
  const file = decoded(hash < 0 ? ref : ref.slice(0, hash))
  const fragment = decoded(hash < 0 ? '' : ref.slice(hash + 1))
  if (file === undefined || fragment === undefined)
    return `$ref ${quoted(ref)} has a broken percent escape; write % as %25`
  const path = parsePointer(fragment)
  if (!path) return `$ref ${quoted(ref)} has a fragment that is no JSON Pointer; write it as #/like/this`
  return file === '' ? { path } : { file, path }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const quoted = (text: string) => `"${text}"`
