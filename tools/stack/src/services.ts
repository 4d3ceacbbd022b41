import { join } from 'node:path'

/** One process of ours, as data. */
export interface ServiceSpec {
  readonly name: string
  /** The JavaScript file to run. */
  readonly entry: string
  /** The database it gets, with the roles of the same name. */
  readonly database?: string
  /** The variable that fixes its port, which then stays the same over restarts; without, it takes a free one. */
  readonly port?: 'EDGE_PORT' | 'PSP_PORT' | 'PAYMENTS_PORT'
  /** Variables beside those every service gets. */
  readonly variables?: (system: SystemAddresses) => Record<string, string>
}

/** What a service may need to know of the others: all of it is decided before the first one starts. */
export interface SystemAddresses {
  readonly folder: string
  readonly psp: string
  readonly payments: string
  /** `merchantId:keyId:sha256hex`, comma-separated. */
  readonly apiKeys: string
}

/**
 * The PSP simulator, which is the outside world and there once, and every service of the clone in `root` `instances`
 * times. The first instance has the service's own name, the others `edge-2`, `edge-3`; they share its database.
 */
export const parpayServices = (root: string, instances = 1): readonly ServiceSpec[] => {
  const service = (name: string, more: Omit<ServiceSpec, 'name' | 'entry'>): ServiceSpec => ({
    name,
    entry: join(root, 'apps', name, 'dist', 'main.js'),
    ...more,
  })
  const psp = service('psp-simulator', {
    port: 'PSP_PORT',
    variables: ({ folder, payments }) => ({
      PSP_LOG: join(folder, 'psp.jsonl'),
      PSP_NOTIFY_URL: `${payments}/psp/notifications`,
    }),
  })
  const services = [
    service('edge', {
      database: 'edge',
      port: 'EDGE_PORT',
      variables: ({ apiKeys }) => ({ PARPAY_API_KEYS: apiKeys }),
    }),
    service('checkout', { database: 'checkout' }),
    service('payments', {
      database: 'payments',
      port: 'PAYMENTS_PORT',
      variables: ({ psp }) => ({ PSP_URL: psp }),
    }),
    service('accounts', { database: 'accounts' }),
  ]
  return [psp, ...Array.from({ length: instances }, (_, n) => services.map((spec) => instance(spec, n + 1))).flat()]
}

/** Only the first has the fixed port: whoever wants another one reads where it listens in the system's status. */
function instance({ name, entry, database, port, variables }: ServiceSpec, n: number): ServiceSpec {
  return {
    name: n === 1 ? name : `${name}-${n}`,
    entry,
    ...(database !== undefined && { database }),
    ...(port !== undefined && n === 1 && { port }),
    ...(variables && { variables }),
  }
}
