import { isId } from '@parpay/events'
import { z } from 'zod'
import { currencies } from './currency.js'

/** The largest amount of one unit, in minor units. */
export const MAX_UNIT_AMOUNT = 99_999_999
/** The largest total of an order, in minor units. */
export const MAX_TOTAL = 9_999_999_999

type IdPrefix = Parameters<typeof isId>[0]

const notStored = 'must not hold control characters or halves of surrogate pairs'

/**
 * Text of `min` to `max` characters, counted as Unicode code points, as JSON Schema counts. Control characters and half
 * surrogate pairs are refused: neither PostgreSQL nor Avro stores them faithfully.
 */
export const text = (max: number, min: 0 | 1 = 1) =>
  z
    .string('must be a string')
    .refine((value) => value.length >= min, 'must not be empty')
    .refine((value) => value.length <= max || Array.from(value).length <= max, `must have at most ${max} characters`)
    // eslint-disable-next-line no-control-regex -- control characters are what it looks for
    .refine((value) => value.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(value), notStored)
    .meta({ minLength: min, maxLength: max, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })

/** A TypeID with this prefix, such as `acc_01h455vb4pex5vsknk084sn02q`; `not` names words refused with a reason of their own. */
export const id = (prefix: IdPrefix, not: Readonly<Record<string, string>> = {}) =>
  z
    .string('must be a string')
    .refine((value) => !Object.hasOwn(not, value), { error: ({ input }) => not[String(input)] ?? '', abort: true })
    .refine((value) => isId(prefix, value), `must be an id that begins with ${prefix}_`)
    .meta({ pattern: `^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`, example: `${prefix}_01h455vb4pex5vsknk084sn02q` })

/** A whole number within bounds, both included. */
export const whole = (min: number, max: number) => {
  const message = `must be a whole number from ${min} to ${max}`
  return z
    .number(message)
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, { message, abort: true })
    .meta({ type: 'integer', minimum: min, maximum: max })
}

export const currency = z
  .enum(currencies, 'must be an ISO 4217 currency code such as EUR')
  .meta({ description: 'ISO 4217 code; amounts beside it are in its minor units.', example: 'EUR' })

/** A body or query whose unknown members are refused. */
export const members = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject(shape, 'must be an object')
