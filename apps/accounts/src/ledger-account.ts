/**
 * Whose money, or what for. A ledger account is (owner, purpose, currency), and comes to be at its first posting:
 * - `mer_...:merchant:EUR` what we owe a merchant
 * - `acc_...:wallet:EUR` what we owe a shopper
 * - `parpay:fees:EUR` what we have earned
 * - `psp:clearing:EUR` what the PSP owes us
 */
export interface LedgerAccount {
  readonly owner: string
  readonly purpose: 'merchant' | 'wallet' | 'fees' | 'clearing'
  /** ISO 4217. */
  readonly currency: string
}

export const merchantAccount = (merchantId: string, currency: string): LedgerAccount => ({
  owner: merchantId,
  purpose: 'merchant',
  currency,
})
export const walletAccount = (accountId: string, currency: string): LedgerAccount => ({
  owner: accountId,
  purpose: 'wallet',
  currency,
})
export const feeAccount = (currency: string): LedgerAccount => ({ owner: 'parpay', purpose: 'fees', currency })
export const clearingAccount = (currency: string): LedgerAccount => ({ owner: 'psp', purpose: 'clearing', currency })

/** Its name in entries and messages. */
export const ledgerAccountName = ({ owner, purpose, currency }: LedgerAccount): string =>
  `${owner}:${purpose}:${currency}`
