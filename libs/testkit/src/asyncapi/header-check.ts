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
    const [problem] = first.sentence.split('; ')
    return first.path.length === 0 ? `the headers: ${problem}` : `header ${first.path.join('.')} ${problem}`
  }
}
