import { withoutNotes } from './without-notes.mjs'

/**
 * asyncapi/schemas.lock.json: every schema version ever published, oldest first. Ids count from 1 and are never reused.
 * @typedef {{ id: number, topic: string, message: string, schema: any }} Version
 */

/**
 * A schema gets its id when a service document first sends its message, and a new id for each version after that.
 * @param {Version[]} history
 * @param {import('./documents.mjs').Contracts} contracts
 * @returns {Version[]} the history with what is new at its end
 */
export function publish(history, { topics, services }) {
  const sent = new Set(services.flatMap((service) => service.send))
  const next = [...history]
  for (const { name, topic, schema } of topics.flatMap((t) => t.messages)) {
    const versions = versionsOf(next, topic, name)
    if (versions.length === 0 && !sent.has(name)) continue
    const published = withoutNotes(schema)
    if (JSON.stringify(versions.at(-1)?.schema) !== JSON.stringify(published))
      next.push({ id: next.length + 1, topic, message: name, schema: published })
  }
  return next
}

/** @returns {Version[]} what was published of one message, oldest first */
export const versionsOf = (history, topic, message) =>
  history.filter((version) => version.topic === topic && version.message === message)
