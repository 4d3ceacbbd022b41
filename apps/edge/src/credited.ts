import type { TransactionPosted } from '@parpay/events'

/**
 * What a transaction put onto a ledger account, in minor units. Debits are positive in the ledger; the accounts of
 * shoppers and merchants are liabilities of ParPay, which a credit makes grow.
 */
export const credited = ({ entries }: Pick<TransactionPosted, 'entries'>, ledgerAccount: string): bigint =>
  entries.reduce((sum, entry) => (entry.ledgerAccount === ledgerAccount ? sum - entry.amount : sum), 0n)
