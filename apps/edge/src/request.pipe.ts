import { StandardSchemaValidationPipe, type ArgumentMetadata, type PipeTransform } from '@nestjs/common'
import { cardNumberAt } from './card-number.js'
import { invalidRequest } from './invalid.js'
import { Problem } from './problem.js'

/**
 * Checks bodies and queries against the schemas beside them: first that they hold no card number, so that none is
 * repeated in another refusal. The refusals are Problems.
 */
export class RequestPipe implements PipeTransform<unknown, Promise<unknown>> {
  private readonly schemas = new StandardSchemaValidationPipe({ exceptionFactory: invalidRequest })

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value
    const pointer = cardNumberAt(value)
    if (pointer !== undefined) throw cardNumber(metadata.type === 'param' ? `/${metadata.data ?? ''}` : pointer)
    if (value === undefined && metadata.type === 'body' && (await refuses(metadata.schema))) {
      throw new Problem('malformed-request', 'Send a JSON body, with Content-Type: application/json.')
    }
    return this.schemas.transform(value, metadata)
  }
}

const cardNumber = (pointer: string): Problem =>
  new Problem('card-number', 'Card numbers must not be sent here: send the token your PSP gave you for the card.', {
    errors: [{ pointer, message: 'looks like a card number' }],
  })

const refuses = async (schema: ArgumentMetadata['schema']): Promise<boolean> =>
  (await schema?.['~standard'].validate(undefined))?.issues !== undefined
