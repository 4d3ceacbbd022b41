import type { components, operations } from './generated/openapi.js'

type Schemas = components['schemas']

export type Account = Schemas['Account']
export type AccountRequest = Schemas['AccountRequest']
export type NewAccount = Schemas['NewAccount']
export type AccountStatus = Schemas['AccountStatus']
export type FreezeRequest = Schemas['FreezeRequest']
export type PaymentMethod = Schemas['PaymentMethod']
export type PaymentMethodRequest = Schemas['PaymentMethodRequest']
export type NewPaymentMethod = Schemas['NewPaymentMethod']
export type PaymentMethodStatus = Schemas['PaymentMethodStatus']
export type Deposit = Schemas['Deposit']
export type DepositRequest = Schemas['DepositRequest']
export type NewDeposit = Schemas['NewDeposit']
export type Transaction = Schemas['Transaction']
export type Balance = Schemas['Balance']
export type MerchantTransaction = Schemas['MerchantTransaction']
export type Event = Schemas['Event']
export type TimelineLine = Schemas['TimelineLine']
export type Order = Schemas['Order']
export type OrderRequest = Schemas['OrderRequest']
export type CancellationRequest = Schemas['CancellationRequest']
export type CaptureRequest = Schemas['CaptureRequest']
export type RefundRequest = Schemas['RefundRequest']
export type NewRefund = Schemas['NewRefund']
export type OrderQuery = NonNullable<operations['listOrders']['parameters']['query']>
export type PageQuery = NonNullable<operations['listPaymentMethods']['parameters']['query']>
