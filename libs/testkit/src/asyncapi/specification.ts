import { createRequire } from 'node:module'
import { Ajv, type ValidateFunction } from 'ajv'
import { own } from './object.js'
import { violationsOf, type Violation } from './violation.js'

/** Parts of a document that may stand in a file of their own, as AsyncAPI's JSON Schema names them. */
export type Part = 'channel' | 'messageObject' | 'messageTrait' | 'operation' | 'operationTrait' | 'schema' | 'server'

/**
 * How a document, or a part of one, is not as AsyncAPI's own JSON Schema of that version has it. That schema is compiled
 * on first use, once per version and process: about half a second.
 */
export function violations(version: string, value: unknown, part?: Part): Violation[] {
  const validate = validatorOf(version, part)
  return validate(value) ? [] : violationsOf(validate.errors ?? [])
}

const compiled = new Map<string, Ajv>()

function validatorOf(version: string, part: Part | undefined): ValidateFunction {
  const definitions = `http://asyncapi.com/definitions/${version}`
  let ajv = compiled.get(version)
  if (!ajv) {
    ajv = new Ajv({
      allErrors: true,
      verbose: true,
      strict: false,
      logger: false,
      meta: false, // the schema brings draft-07 along
      validateSchema: false,
      formats: { regex: isPattern },
      code: { optimize: false }, // halves the time to compile; documents are small
    })
    ajv.addSchema(schemaOf(version))
    compiled.set(version, ajv)
  }
  const validate = ajv.getSchema(`${definitions}/${part ?? 'asyncapi'}.json`)
  if (!validate) throw new Error(`AsyncAPI's JSON Schema ${version} does not define ${part ?? 'a document'}.`)
  return validate
}

/** Without the bindings of other protocols, which are not read and a third of the work. */
function schemaOf(version: string): object {
  const schema: unknown = createRequire(import.meta.url)(`@asyncapi/specs/schemas/${version}.json`)
  const definitions = Object.entries(own(schema, 'definitions') ?? {}).map(([name, definition]: [string, unknown]) =>
    /\/bindings\/(?!kafka\/)/.test(name) ? [name, { $id: name }] : [name, definition],
  )
  return { ...(schema as object), definitions: Object.fromEntries(definitions) as object }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}
