import type { Contract, MessageContract, Understood } from '@parpay/testkit'
import { textAt } from './payload-field.js'

/** How a message that decoded still breaks its contract, in one sentence; undefined when it does not. */
export function breachOf(
  { headers, key, type, message }: Understood<MessageContract>,
  contract: Contract,
): string | undefined {
  const problem = type.headersProblem(headers)
  if (problem !== undefined) return problem
  const named = headers['ce_type']
  // A CloudEvents type may be called otherwise than the message, but not as another one.
  if (named !== undefined && named !== type.name && hasMessage(contract, named))
    return `header ce_type is ${named}, the value is ${type.name}`
  const right = type.key.field && textAt(message, type.key.field)
  if (right !== undefined && key !== right) return `its key is ${key ?? 'missing'}, not ${right}`
  return undefined
}

const hasMessage = ({ topics }: Contract, name: string): boolean =>
  [...topics.values()].some(({ messages }) => messages.has(name))
