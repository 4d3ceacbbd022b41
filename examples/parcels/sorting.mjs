// Consumes parcels.counter, produces parcels.sorting: a parcel gets a label and a depot, or goes back.
import { event, read } from './event.mjs'
import { answer } from './kafka.mjs'

const heaviest = 20_000 // grams
const intoLetterbox = 500 // grams
const depots = { AT: 'Linz', DE: 'Erfurt', NL: 'Utrecht' } // the countries served
const day = 24 * 60 * 60 * 1000

function refusal({ grams, to }) {
  if (grams > heaviest) return 'too-heavy'
  return Object.hasOwn(depots, to.country) ? undefined : 'country-not-served'
}

function sorted({ parcel, grams, to, handedInAt }) {
  const letterbox = grams <= intoLetterbox
  // A day for each zone: what is in the same country as its depot and small is there tomorrow.
  const days = (to.country === 'DE' ? 1 : 2) + (letterbox ? 0 : 1)
  return {
    parcel,
    depot: depots[to.country],
    class: letterbox ? 'letterbox' : 'door',
    due: new Date(Date.parse(handedInAt) + days * day).toISOString(),
  }
}

await answer('sorting', {
  from: 'parcels.counter',
  to: 'parcels.sorting',
  by: (record) => {
    const cause = read(record)
    const { body } = cause
    const reason = refusal(body)
    if (reason) return [event('ParcelReturned', { parcel: body.parcel, reason }, { cause })]
    const place = sorted(body)
    const barcode = `${place.depot.slice(0, 3).toUpperCase()}-${place.class === 'door' ? 'D' : 'L'}-${body.grams}`
    return [event('LabelPrinted', { parcel: body.parcel, barcode }, { cause }), event('ParcelSorted', place, { cause })]
  },
})
