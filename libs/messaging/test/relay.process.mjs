// A service that only sends, in a process of its own that a spec can stop, cut off or kill: for relay.owner.it.spec.ts.
import { CancellationRequested } from '@parpay/events'
import { armFailpoints, kafkaTransport, Messaging, openDatabase, parseFailpoints } from '@parpay/messaging'

const { DATABASE_URL, KAFKA_BROKERS, KAFKA_TOPIC_PREFIX, TAKE_OVER_AFTER, PARPAY_FAILPOINTS } = process.env
if (PARPAY_FAILPOINTS) armFailpoints(parseFailpoints(PARPAY_FAILPOINTS))
new Messaging({
  contract: { service: 'sender', send: [CancellationRequested], receive: [] },
  database: openDatabase(DATABASE_URL),
  transport: kafkaTransport({ brokers: KAFKA_BROKERS.split(','), clientId: 'sender', prefix: KAFKA_TOPIC_PREFIX }),
  relay: { takeOverAfter: Number(TAKE_OVER_AFTER) },
}).start()
process.send('started')
// Its parent's end is its own.
process.on('disconnect', () => process.exit())
