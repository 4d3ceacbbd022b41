/** Whether an address (IPv4 or IPv6, as `dns.lookup` gives it) is this machine itself. */
export const isLoopback = (address: string): boolean =>
  /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/i.test(address) || address === '::1'

/** The host of `host:port`; of `[::1]:9092` what is in brackets. */
export const hostOf = (broker: string): string => /^\[(.*)\](?::\d+)?$/.exec(broker)?.[1] ?? broker.replace(/:\d+$/, '')

/** Whether two lists name the same brokers, as `host:port` joined by commas. */
export function sameBrokers(brokers: readonly string[], list: string | undefined): boolean {
  const named = new Set((list ?? '').split(',').map((each) => each.trim()))
  return brokers.length === named.size && brokers.every((broker) => named.has(broker))
}
