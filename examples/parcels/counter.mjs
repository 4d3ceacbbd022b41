// The entry: takes parcels from the command line. `node counter.mjs --help`
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { event } from './event.mjs'
import { send } from './kafka.mjs'

const string = (value) => ({ type: 'string', default: value })
const { values } = parseArgs({
  options: {
    name: string('Ada Lovelace'),
    postcode: string('10117'),
    country: string('DE'),
    grams: string('800'),
    parcel: string(''),
    count: string('1'),
    help: { type: 'boolean' },
  },
})
if (values.help) {
  console.log(`Usage: node counter.mjs [--grams 800] [--postcode 10117] [--country DE]
       [--name 'Ada Lovelace'] [--parcel NUMBER] [--count 1]
Hands in parcels and prints their numbers.`)
  process.exit(0)
}

const number = () => `parcel-${randomUUID().slice(0, 8)}`
const parcels = Array.from({ length: Number(values.count) }, () => values.parcel || number())
const { name, postcode, country } = values
await send(
  'counter',
  'parcels.counter',
  parcels.map((parcel) => {
    const body = {
      parcel,
      handedInAt: new Date().toISOString(),
      grams: Number(values.grams),
      to: { name, postcode, country },
    }
    return event('ParcelHandedIn', body, { id: randomUUID() })
  }),
)
for (const parcel of parcels) console.log(parcel)
