// Consumes parcels.sorting, produces parcels.delivery: what was sorted is brought, what was refused is brought back.
import { event, read } from './event.mjs'
import { answer } from './kafka.mjs'

const planned = {
  ParcelSorted: ({ parcel, class: size, due }) => ({ parcel, round: size === 'letterbox' ? 'bicycle' : 'van', due }),
  ParcelReturned: ({ parcel }) => ({ parcel, round: 'back' }),
}

await answer('delivery', {
  from: 'parcels.sorting',
  to: 'parcels.delivery',
  by: (record) => {
    const cause = read(record)
    const stop = planned[cause.name]?.(cause.body)
    return stop ? [event('StopPlanned', stop, { cause })] : []
  },
})
