import { Ajv, type ValidateFunction } from 'ajv'
import type { Headers } from './contract.js'
import { violationsOf } from './violation.js'

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: false,
  logger: false,
  coerceTypes: true,
  validateSchema: false,
  unicodeRegExp: false,
  addUsedSchema: false,
})

/**
 * Checks a record's headers. Kafka's header values are bytes, here text: a text counts as the number, boolean or null
 * that it spells where the schema wants one.
 * @param schema complete JSON Schema of all headers; compiled on first use
 */
export function headerCheck(schema: object): (headers: Headers) => string | undefined {
  let validate: ValidateFunction | undefined
  return (headers) => {
    validate ??= ajv.compile(schema)
    if (validate({ ...headers })) return undefined
    const [first] = violationsOf(validate.errors ?? [])
    if (!first) return 'the headers are not as the contract says'
    const [name] = first.path
    if (name === undefined && first.missing !== undefined) return `header ${first.missing} is missing`
    const [problem] = first.sentence.split('; ')
    if (name === undefined) return `the headers: ${problem}`
    return `header ${name} is ${JSON.stringify(headers[name])}, which it may not be: it ${problem}`
  }
}
