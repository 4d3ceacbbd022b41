import type { ArgumentMetadata, PipeTransform } from '@nestjs/common'
import { cardNumberAt } from './card-number.js'
import { invalidRequest } from './invalid.js'
import { Problem } from './problem.js'

/**
 * Checks bodies and queries against the schemas beside them: first that they hold no card number, so that none is
 * repeated in another refusal. The refusals are Problems. Not by Nest's own pipe for schemas: it removes members named
 * `constructor` and `prototype` before it looks, wherever they stand.
 */
export class RequestPipe implements PipeTransform<unknown, Promise<unknown>> {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value
    const pointer = cardNumberAt(value)
    if (pointer !== undefined) throw cardNumber(metadata.type === 'param' ? `/${metadata.data ?? ''}` : pointer)
    const result = await metadata.schema?.['~standard'].validate(value)
    if (!result) return value
    if (!result.issues) return result.value
    if (value === undefined && metadata.type === 'body') {
      throw new Problem('malformed-request', 'Send a JSON body, with Content-Type: application/json.')
    }
    throw invalidRequest(result.issues)
  }
}

const cardNumber = (pointer: string): Problem =>
  new Problem('card-number', 'Card numbers must not be sent here: send the token your PSP gave you for the card.', {
    errors: [{ pointer, message: 'looks like a card number' }],
  })
