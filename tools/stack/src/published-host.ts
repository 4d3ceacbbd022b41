import { networkInterfaces } from 'node:os'

/**
 * Where a published port of a container is reached. Testcontainers names the bridge's address where it takes itself to be
 * in a container; when that is this machine's own, the port is on 127.0.0.1 too, the only address that a replay writes to
 * unasked.
 *
 * @param host as Testcontainers says it
 * @param own addresses of this machine
 */
export const publishedHost = (host: string, own: readonly string[] = ownAddresses()): string =>
  own.includes(host) ? '127.0.0.1' : host

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address))
