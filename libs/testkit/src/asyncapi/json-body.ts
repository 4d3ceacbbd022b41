import { Ajv, type ValidateFunction } from 'ajv'
import { isUtf8 } from 'node:buffer'
import type { Value } from '../value.js'
import type { ReadBody } from './avro-body.js'
import { pointerTo } from './json-pointer.js'
import { violationsOf } from './violation.js'

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: false,
  logger: false,
  validateSchema: false,
  unicodeRegExp: false,
  addUsedSchema: false,
})

/**
 * How bodies of a JSON Schema (draft-07) are read: RFC 8259, no name twice in an object; a name such as `__proto__` is a
 * field like any other. Numbers are doubles, as JSON.parse has them. `format` is not looked at.
 * @param schema complete in itself; compiled on first use
 */
export function jsonBody(schema: object): ReadBody {
  const check = jsonCheck(schema)
  return (bytes) => {
    const value = parseJson(bytes)
    check(value)
    return value
  }
}

/** Throws where a value is not of its schema, with a message to follow `it`. Compiled on first use. */
export function jsonCheck(schema: object): (value: Value) => void {
  let validate: ValidateFunction | undefined
  return (value) => {
    validate ??= compile(schema)
    if (validate(value)) return
    const [first] = violationsOf(validate.errors ?? [])
    const [problem] = first?.sentence.split('; ') ?? []
    const path = pointerTo(first?.path ?? [])
    throw new Error(path === '' ? (problem ?? 'is not of its schema') : `has ${path}, which ${problem ?? 'is wrong'}`)
  }
}

function compile(schema: object): ValidateFunction {
  try {
    return ajv.compile(schema)
  } catch (error) {
    throw new Error(`has a schema that cannot be used: ${reasonOf(error)}`, { cause: error })
  }
}

/** Parses JSON into objects without prototype. An error's message is to follow `it`. */
export function parseJson(bytes: Buffer): Value {
  if (!isUtf8(bytes)) throw new Error('is not UTF-8')
  const text = bytes.toString()
  const parsed = syntaxOf(text)
  const twice = nameTwice(text)
  if (twice !== undefined) throw new Error(`has the name "${twice}" twice in one object`)
  return withoutPrototypes(parsed)
}

function syntaxOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new Error(`is no JSON: ${reasonOf(error)}`, { cause: error })
  }
}

/** In valid JSON only a name is a string with a colon after it. */
function nameTwice(text: string): string | undefined {
  const open: Set<string>[] = []
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?|[{}]/gs)) {
    if (token === '{') open.push(new Set())
    else if (token === '}') open.pop()
    else if (token.endsWith(':')) {
      const name = String(JSON.parse(token.slice(0, -1)))
      const names = open.at(-1)
      if (names?.has(name)) return name
      names?.add(name)
    }
  }
  return undefined
}

function withoutPrototypes(parsed: unknown): Value {
  if (Array.isArray(parsed)) return parsed.map(withoutPrototypes)
  if (typeof parsed === 'object' && parsed !== null) {
    const fields = Object.create(null) as Record<string, Value>
    for (const [name, value] of Object.entries(parsed)) fields[name] = withoutPrototypes(value)
    return fields
  }
  if (typeof parsed === 'string' || typeof parsed === 'number' || typeof parsed === 'boolean') return parsed
  return null
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
