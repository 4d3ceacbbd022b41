import type { ProcessStatus, SystemStatus } from '@parpay/stack'
import type { Paint } from './palette.js'
import { table } from './table.js'

/** What `status --json` prints; a public surface, so exactly these fields. */
export function statusJson(status: SystemStatus) {
  const { ready, edge, psp, brokers, postgres, apiKey, account, paymentMethod } = status
  const services = status.services.map(({ name, pid, port, ready, restarts }) => ({ name, pid, port, ready, restarts }))
  return { ready, edge, psp, brokers, postgres, apiKey, account, paymentMethod, services }
}

/** The same for a person, with the servers. The database's address is left out: it holds a password. */
export function statusText(status: SystemStatus, paint: Paint): string {
  const processes = [...status.services, ...status.servers]
  const rows = processes.map((each) => [
    each.name,
    stateOf(each),
    String(each.pid ?? '-'),
    String(each.port ?? '-'),
    String(each.restarts),
  ])
  const row = (name: string, value: string) => `${name.padEnd(16)}${value}`
  const waiting = processes.filter(({ ready }) => !ready).map(({ name }) => name)
  const head = status.ready
    ? paint('green', 'Everything is ready.')
    : paint(
        'yellow',
        waiting.length > 0 ? `Not ready: ${waiting.join(', ')}.` : 'Not ready: the demo account is being opened.',
      )
  return [
    head,
    '',
    table(['process', 'state', 'pid', 'port', 'restarts'], rows, { right: [2, 3, 4], paint }),
    '',
    row('REST API', status.edge),
    row('PSP simulator', status.psp),
    row('Kafka', status.brokers.join(',')),
    row('API key', status.apiKey),
    row('Account', status.account ?? '-'),
    row('Payment method', status.paymentMethod ?? '-'),
    row('Logs', status.logs),
  ].join('\n')
}

function stateOf({ ready, stopped, pid }: ProcessStatus): string {
  if (ready) return 'ready'
  if (stopped) return 'stopped'
  return pid === null ? 'down' : 'starting'
}
