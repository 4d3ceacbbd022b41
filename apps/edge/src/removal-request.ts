import { members, text } from './field.js'

/** Body of `DELETE /v1/accounts/{id}/payment-methods/{pm}`; it may be left out. */
export const RemovalRequest = members({
  reason: text(200).optional().meta({ description: 'Taken and not kept: a removal needs no reason.' }),
}).prefault({})
