import avsc from 'avsc'
import { Refusal } from './refusal.mjs'

/** @typedef {import('./documents.mjs').Message} Message */

const scalars = ['string', 'boolean', 'int', 'long']
const attributes = {
  record: ['type', 'name', 'namespace', 'doc', 'fields'],
  field: ['name', 'type', 'default', 'doc', 'x-id', 'x-sample', 'x-secret', 'x-pii'],
}

/**
 * Checks one schema by itself: it is Avro, in the part of Avro that the generated TypeScript covers, and documented.
 * @param {Message} message
 * @throws {Refusal}
 */
export function checkSchema({ name, topic, file, key, schema }) {
  if (schema?.type !== 'record') throw new Refusal(file, `is not an Avro record, but ${JSON.stringify(schema)}.`)
  if (schema.name !== name || schema.namespace !== topic)
    throw new Refusal(file, `holds ${schema.namespace}.${schema.name}, where channels.yaml has ${topic}.${name}.`)
  checkRecord(file, schema, '')
  for (const [field, why] of [
    ['merchantId', 'every message names its merchant'],
    [key, 'channels.yaml names it as the key (x-key)'],
  ])
    if (schema.fields.find((each) => each.name === field)?.type !== 'string')
      throw new Refusal(file, `field ${field} must be there and of type "string": ${why}.`)
}

/**
 * Checks that a file of schemas/ holds Avro at all; the AsyncAPI parser does not say what is wrong with one.
 * @param {string} file
 * @param {string} text
 * @throws {Refusal}
 */
export function checkAvro(file, text) {
  const schema = parsed(file, text)
  const problem = avroProblem(schema)
  if (!problem) return
  const field = schema?.fields?.find?.((each) => avroProblem({ ...schema, fields: [each] }))
  throw new Refusal(file, `${field ? `field ${field.name} is not Avro` : 'is not an Avro schema'}: ${problem}.`)
}

function parsed(file, text) {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refusal(file, `is not JSON: ${error.message}.`)
  }
}

function avroProblem(schema) {
  try {
    avsc.Type.forSchema(structuredClone(schema))
    return undefined
  } catch (error) {
    return error.message
  }
}

function checkRecord(file, record, path) {
  onlyKnown(file, record, attributes.record, path)
  if (!record.doc) throw new Refusal(file, `${path ? `record of field ${path}` : 'the message'} has no doc.`)
  for (const field of record.fields) checkField(file, field, path ? `${path}.${field.name}` : field.name)
}

function checkField(file, field, path) {
  onlyKnown(file, field, attributes.field, path)
  if (!field.doc) throw new Refusal(file, `field ${path} has no doc: say what it means and its unit.`)
  checkType(file, field.type, path)
  if (Array.isArray(field.type) && field.default !== null)
    throw new Refusal(file, `field ${path} may be null and must have "default": null.`)
}

function checkType(file, type, path) {
  if (scalars.includes(type) || type.logicalType === 'timestamp-millis') return
  if (Array.isArray(type)) return checkUnion(file, type, path)
  if (type.type === 'array') return checkType(file, type.items, path)
  if (type.type === 'map' && type.values === 'string') return
  if (type.type === 'record') return checkRecord(file, type, path)
  if (type.type === 'enum') return checkEnum(file, type, path)
  if (type.type === 'long')
    throw new Refusal(file, `field ${path} must be written as plain "long": the object form is not read as a bigint.`)
  throw new Refusal(
    file,
    `field ${path} has type ${JSON.stringify(type)}, which no message uses and no code is made for.`,
  )
}

function checkUnion(file, union, path) {
  if (union.length !== 2 || union[0] !== 'null')
    throw new Refusal(file, `field ${path} must be a union of "null" and one type, in that order.`)
  checkType(file, union[1], path)
}

function checkEnum(file, type, path) {
  if (type.symbols[0] !== 'unknown' || type.default !== 'unknown')
    throw new Refusal(file, `enum of field ${path} must start with the symbol unknown and default to it.`)
}

function onlyKnown(file, object, known, path) {
  const other = Object.keys(object).find((attribute) => !known.includes(attribute))
  if (other) throw new Refusal(file, `${path ? `field ${path}` : 'the message'} has the unknown attribute ${other}.`)
}
