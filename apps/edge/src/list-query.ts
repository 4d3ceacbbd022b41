import { z } from 'zod'
import { text } from './field.js'
import { orderStatuses } from './order.js'
import { pageQuery } from './page.js'

/** Query of `GET /v1/orders`. */
export const ListQuery = pageQuery('ord').extend({
  status: z.enum(orderStatuses, 'must be an order status').optional(),
  reference: text(100).optional(),
  createdAfter: z.iso
    .datetime({ offset: true, message: 'must be a time such as 2026-01-31T12:00:00Z' })
    .transform((time) => new Date(time))
    .optional()
    .meta({ description: 'Only orders made after this time.' }),
})
export type ListQuery = z.infer<typeof ListQuery>
