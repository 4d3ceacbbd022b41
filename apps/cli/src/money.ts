/**
 * Minor units as people write them: `4999n, 'EUR'` is `49.99 EUR`, `500n, 'JPY'` is `500 JPY`.
 * The number of decimals is the currency's; an unknown currency gets two.
 */
export function money(amount: bigint, currency?: string): string {
  const decimals = decimalsOf(currency)
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const part = decimals ? `.${digits.slice(-decimals)}` : ''
  return `${amount < 0n ? '-' : ''}${whole}${part}${currency ? ` ${currency}` : ''}`
}

function decimalsOf(currency = 'EUR'): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2 // not even shaped like a currency; shown all the same
  }
}
