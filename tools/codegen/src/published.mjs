import { checkCompatible } from './compatibility.mjs'
import { publish } from './history.mjs'
import { checkRoles } from './roles.mjs'
import { checkSchema } from './schema.mjs'

/**
 * Every check, then the history with what is new.
 * @param {import('./documents.mjs').Contracts} contracts
 * @param {import('./history.mjs').Version[]} history
 * @throws {import('./refusal.mjs').Refusal}
 */
export function published(contracts, history) {
  for (const message of contracts.topics.flatMap((topic) => topic.messages)) checkSchema(message)
  checkRoles(contracts, history)
  checkCompatible(contracts, history)
  return publish(history, contracts)
}
