// The tally and its sender as one process that dies where PARPAY_FAILPOINTS says: for kills.it.spec.ts. The tally's
// rule is that of tally.ts.
import { CancellationRequested, OrderCancelled } from '@parpay/events'
import {
  aggregate,
  armFailpoints,
  decider,
  kafkaTransport,
  Messaging,
  openDatabase,
  parseFailpoints,
  then,
} from '@parpay/messaging'

const { TALLY_URL, SENDER_URL, KAFKA_BROKERS, KAFKA_TOPIC_PREFIX, PARPAY_FAILPOINTS } = process.env
const contract = { service: 'tally', send: [OrderCancelled], receive: [CancellationRequested] }
const tally = decider(contract)('tally').on(CancellationRequested, { id: (m) => m.orderId }, (state, m) =>
  then({ id: m.orderId, seen: [state?.seen, m.reason].filter(Boolean).join(' ') }).emit(OrderCancelled, m),
)
const store = {
  load: (tx, ids) =>
    tx.query('tally_load', 'select id, seen from tally where id = any($1::text[]) order by id for update', [ids]),
  async save(tx, states) {
    const rows = await tx.query(
      'tally_save',
      `insert into tally (id, seen) select * from unnest($1::text[], $2::text[])
       on conflict (id) do update set seen = excluded.seen returning (xmax = 0) as created`,
      [states.map(({ id }) => id), states.map(({ seen }) => seen)],
    )
    return rows.filter(({ created }) => created).length
  },
}
const transport = kafkaTransport({
  brokers: KAFKA_BROKERS.split(','),
  clientId: 'life',
  prefix: KAFKA_TOPIC_PREFIX,
  sessionTimeout: 1500,
})
if (PARPAY_FAILPOINTS) armFailpoints(parseFailpoints(PARPAY_FAILPOINTS))
new Messaging({
  contract,
  aggregates: [aggregate(tally, store)],
  database: openDatabase(TALLY_URL),
  transport,
}).start()
new Messaging({
  contract: { service: 'sender', send: [CancellationRequested], receive: [] },
  database: openDatabase(SENDER_URL),
  transport,
}).start()
// Its parent's end is its own.
process.on('disconnect', () => process.exit())
