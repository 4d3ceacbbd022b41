import { topics } from '@parpay/events'
import type { Paint } from './palette.js'
import type { Discarded, ParkedKey, ParkedList, Redriven } from './parked.js'

const counted = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`

/** What is parked at each service: what, where, why, since when, and what to do. `now`: milliseconds. */
export function parkedText(services: readonly ParkedList[], now: number, paint: Paint): string {
  const messages = services.reduce((sum, list) => sum + list.messages, 0)
  const troubled = services.filter((list) => list.messages > 0 || list.paused !== null)
  if (troubled.length === 0) return paint('green', 'Nothing is parked.')
  return [
    paint('yellow', `${counted(messages, 'message')} ${messages === 1 ? 'is' : 'are'} parked.`),
    ...troubled.flatMap((list) => ['', ...serviceLines(list, now, paint)]),
  ].join('\n')
}

function serviceLines(
  { service, paused, keys, unreadable, messages }: ParkedList,
  now: number,
  paint: Paint,
): string[] {
  const shown = keys.reduce((sum, key) => sum + key.messages, 0) + unreadable.length
  return [
    paint('bold', service),
    ...(paused === null ? [] : [paint('red', `  ${paused}`)]),
    ...keys.flatMap((key) => keyLines(service, key, now)),
    ...unreadable.flatMap(({ topic, partition, offset, key, detail, since }) => [
      `  ${key ?? 'a record'} on ${topic}: unreadable ${age(since, now)}; it blocks nothing`,
      `    ${detail}`,
      `    npx parpay discard --service ${service} --record ${topic}/${partition}/${offset} --reason "..."`,
    ]),
    ...(shown < messages ? [`  ... and ${counted(messages - shown, 'message')} more`] : []),
  ]
}

function keyLines(service: string, parked: ParkedKey, now: number): string[] {
  const { topic, key, reason, messages, since } = parked
  const behind = messages > 1 ? `, ${messages - 1} behind it` : ''
  const lines = whatAndWhy(service, parked).map((line) => `    ${line}`)
  return [`  ${key} on ${topic}: ${reason} ${age(since, now)}${behind}`, ...lines]
}

/** What happened, what it means and what to do, for who has not read the runtime's documentation. */
function whatAndWhy(service: string, { topic, key, reason, detail, sequence, type, missing }: ParkedKey): string[] {
  const message = type ?? 'the message'
  const sender = topics.find(({ name }) => name === topic)?.writers[0] ?? 'its sender'
  const where = `--service ${service} --key ${key} --topic ${topic}`
  const redrive = `npx parpay redrive ${where}`
  const discard = `npx parpay discard ${where} --reason "..."`
  const [it, is] = missing === sequence - 1 ? ['it', 'it comes'] : ['them', 'they come']
  switch (reason) {
    case 'poison':
      return [
        `${message}, sequence ${sequence}: ${detail}`,
        'when the cause is mended, try it again, or give the message up:',
        redrive,
        discard,
      ]
    case 'behind':
      return [`${message}, sequence ${sequence}: ${detail}`, 'a redrive was cut short: go on with it:', redrive]
    case 'gap':
      return [
        `${message} came too early: ${detail}.`,
        `${service} waits for ${it}, with this key alone, and goes on by itself when ${is}: see that ${sender}, which`,
        'sends it, and Kafka run (npx parpay status). If what is missing can never come, give it up;',
        `${service} then goes on as if it had never been:`,
        discard,
      ]
    case 'fork':
      return [
        `${message} is a fork: ${detail}.`,
        `It has had no effect at ${service}. This key alone waits, and not for anything that comes by itself: there are`,
        'two histories of it now. Compare them:',
        `npx parpay watch ${/^(ord|pay)_/.test(key) ? `--order ${key}` : topic} --since beginning`,
        `Put right at ${sender} what differs; then give this message up, and what waits behind it is applied:`,
        discard,
      ]
  }
}

/** `since 12:03:04 UTC (5 min ago)`. */
function age(since: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1000))
  const ago =
    seconds < 120
      ? `${seconds} s`
      : seconds < 7200
        ? `${Math.round(seconds / 60)} min`
        : seconds < 172_800
          ? `${Math.round(seconds / 3600)} h`
          : `${Math.round(seconds / 86_400)} days`
  return `since ${since.slice(0, 19).replace('T', ' ')} UTC (${ago} ago)`
}

/** A line for each key: whether it goes on. */
export const redrivenText = (all: readonly Redriven[], paint: Paint): string =>
  all.map((one) => `${one.service}: ${outcome(one, paint)}`).join('\n')

export const discardedText = (one: Discarded, paint: Paint): string =>
  `${one.service}: gave up, on ${one.topic}, ${one.key === null ? '' : `of ${one.key}, `}${one.discarded}; the reason is kept.` +
  (one.key === null ? '' : `\n${one.service}: ${outcome(one, paint)}`)

function outcome({ topic, key, released, obstacle }: Omit<Redriven, 'service'>, paint: Paint): string {
  const what = `${key ?? 'a record'} on ${topic}`
  const went = released > 0 ? `, after ${counted(released, 'message')}` : ''
  if (obstacle === null) return paint('green', `${what} goes on${went}.`)
  const at = obstacle.sequence === undefined ? '' : ` at sequence ${obstacle.sequence}`
  return `${paint('yellow', `${what} is parked still${went}`)}: ${obstacle.reason}${at}: ${obstacle.detail}`
}
