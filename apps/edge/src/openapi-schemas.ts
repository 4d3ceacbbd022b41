import { z } from 'zod'
import { AccountRequest } from './account-request.js'
import { AccountStatusView, AccountView, NewAccountView } from './account-view.js'
import { BalanceView } from './balance-view.js'
import { CancellationRequest } from './cancellation-request.js'
import { CaptureRequest } from './capture-request.js'
import { DepositRequest } from './deposit-request.js'
import { DepositView, NewDepositView } from './deposit-view.js'
import { FreezeRequest } from './freeze-request.js'
import { EventView } from './event-view.js'
import { MerchantEntryView } from './merchant-entry.js'
import { OrderRequest } from './order-request.js'
import { OrderView, TimelineLineView } from './order-view.js'
import { PaymentMethodRequest } from './payment-method-request.js'
import { NewPaymentMethodView, PaymentMethodStatusView, PaymentMethodView } from './payment-method-view.js'
import { NewRefundView } from './refund.js'
import { RemovalRequest } from './removal-request.js'
import { RefundRequest } from './refund-request.js'
import { WalletEntryView } from './wallet-entry.js'

export type JsonSchema = Readonly<Record<string, unknown>>

const ProblemView = z
  .object({
    type: z.url().meta({ description: 'Stable: switch on this.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What to do.' }),
    errors: z
      .array(
        z.object({ pointer: z.string().meta({ description: 'RFC 6901, into the request.' }), message: z.string() }),
      )
      .optional(),
  })
  .meta({ description: 'RFC 9457.' })

const pageOf = (entry: string, order = 'Newest first.', parameter = 'cursor'): JsonSchema => ({
  type: 'object',
  properties: {
    data: { type: 'array', items: ref(entry), description: order },
    next: { type: ['string', 'null'], description: `The \`${parameter}\` of the next page; null on the last one.` },
  },
  required: ['data', 'next'],
  additionalProperties: false,
})

export const ref = (schema: string): JsonSchema => ({ $ref: `#/components/schemas/${schema}` })

/** JSON Schema 2020-12, OpenAPI 3.1's own dialect, of a schema that requests or answers are checked by. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  // What zod cannot express (a date out of a text) is described by its input side. `$schema` belongs to whole documents.
  const described: JsonSchema = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return Object.fromEntries(Object.entries(described).filter(([keyword]) => keyword !== '$schema'))
}

/** The named schemas: `components.schemas` of the document. */
export const schemas = (): Record<string, JsonSchema> => ({
  AccountRequest: jsonSchema(AccountRequest, 'input'),
  Account: jsonSchema(AccountView, 'output'),
  NewAccount: jsonSchema(NewAccountView, 'output'),
  AccountStatus: jsonSchema(AccountStatusView, 'output'),
  FreezeRequest: jsonSchema(FreezeRequest, 'input'),
  PaymentMethodRequest: jsonSchema(PaymentMethodRequest, 'input'),
  NewPaymentMethod: jsonSchema(NewPaymentMethodView, 'output'),
  PaymentMethod: jsonSchema(PaymentMethodView, 'output'),
  PaymentMethodStatus: jsonSchema(PaymentMethodStatusView, 'output'),
  RemovalRequest: jsonSchema(RemovalRequest, 'input'),
  PaymentMethodPage: pageOf('PaymentMethod'),
  DepositRequest: jsonSchema(DepositRequest, 'input'),
  NewDeposit: jsonSchema(NewDepositView, 'output'),
  Deposit: jsonSchema(DepositView, 'output'),
  Transaction: jsonSchema(WalletEntryView, 'output'),
  TransactionPage: pageOf('Transaction'),
  OrderRequest: jsonSchema(OrderRequest, 'input'),
  Order: jsonSchema(OrderView, 'output'),
  OrderPage: pageOf('Order'),
  Balance: jsonSchema(BalanceView, 'output'),
  MerchantTransaction: jsonSchema(MerchantEntryView, 'output'),
  MerchantTransactionPage: pageOf('MerchantTransaction'),
  Event: jsonSchema(EventView, 'output'),
  EventPage: pageOf('Event', 'Oldest first.', 'after'),
  TimelineLine: jsonSchema(TimelineLineView, 'output'),
  CancellationRequest: jsonSchema(CancellationRequest, 'input'),
  CaptureRequest: jsonSchema(CaptureRequest, 'input'),
  RefundRequest: jsonSchema(RefundRequest, 'input'),
  NewRefund: jsonSchema(NewRefundView, 'output'),
  Problem: jsonSchema(ProblemView, 'output'),
})
