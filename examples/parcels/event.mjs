// An event as a Kafka record. Pure: the same cause gives the same ids, so what is sent again after a crash is a repeat.
import { createHash } from 'node:crypto'

/** @param cause the event that led to this one; without, `id` names the event and begins a story */
export function event(name, body, { cause, id = idAfter(cause.id, name) }) {
  return {
    key: body.parcel,
    value: JSON.stringify(body),
    headers: {
      event: name,
      'event-id': id,
      ...(cause && { 'caused-by': cause.id }),
      trace: cause ? cause.trace : id,
    },
  }
}

/** What `event` made, read from a topic. */
export function read({ value, headers }) {
  const text = (name) => headers[name]?.toString()
  return { name: text('event'), id: text('event-id'), trace: text('trace'), body: JSON.parse(value.toString()) }
}

/** A UUID (version 8, RFC 9562) that only this cause and name have. */
function idAfter(cause, name) {
  const hex = createHash('sha256').update(`${cause} ${name}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
