import avsc from 'avsc'
import type { Shape } from '../shape.js'
import { avroShape } from './avro-shape.js'
import { completeAvro, completeJson } from './complete-schema.js'
import type { Encoding } from './contract.js'
import { jsonShape } from './json-shape.js'
import type { ContractNode } from './node.js'

export interface Payload {
  readonly encoding: Encoding
  readonly shape: Shape
}

const anything: Shape = { kind: 'any' }

/**
 * How a payload is written and what it looks like. A Multi Format Schema Object is told by its `schema` (AsyncAPI's JSON
 * Schema does the same); without `schemaFormat` it is a Schema Object.
 * @param check is called with each JSON Schema that a `$ref` led to
 * @throws {ContractInvalid} for a schema that cannot be read
 */
export function readPayload(
  node: ContractNode | undefined,
  contentType: string | undefined,
  check: (schema: ContractNode) => void,
): Payload {
  const followed = node?.follow()
  const multi = followed?.get('schema') ? followed : undefined
  const schema = multi?.get('schema') ?? node
  const format = multi?.text('schemaFormat')
  const media = contentType?.split(';')[0]?.trim().toLowerCase()
  if (schema && format?.startsWith('application/vnd.apache.avro'))
    return { shape: avroShape(schema), encoding: ofAvro(schema, media) }
  if (schema && (format === undefined || /^application\/(schema|vnd\.aai\.asyncapi)\b/.test(format))) {
    const complete = completeJson(schema, check)
    return { shape: jsonShape(schema), encoding: ofJson(complete, media) }
  }
  return { shape: anything, encoding: format && !isJson(media) ? other(format) : ofJson({}, media) }
}

function ofAvro(schema: ContractNode, media: string | undefined): Encoding {
  const complete = completeAvro(schema)
  const problem = avroProblem(complete)
  if (problem !== undefined) throw schema.follow().fault(`is no Avro schema (${problem}); correct it`)
  return isJson(media) ? other("Avro's JSON encoding") : { kind: 'avro', schema: complete }
}

const ofJson = (schema: object, media: string | undefined): Encoding =>
  media === undefined || isJson(media) ? { kind: 'json', schema } : other(media)

const other = (name: string): Encoding => ({ kind: 'other', name })

const isJson = (media: string | undefined) => media !== undefined && /[/+]json$/.test(media)

function avroProblem(schema: unknown): string | undefined {
  try {
    avsc.Type.forSchema(schema as avsc.Schema) // which checks it
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
