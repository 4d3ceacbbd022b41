import type { Headers, MessageContract } from './contract.js'

/**
 * The message that headers name: the only one whose constant headers they all have; else the one whose name stands in
 * `ce_type` (CloudEvents' Kafka binding) or `type`.
 */
export function namedByHeaders(messages: readonly MessageContract[], headers: Headers): MessageContract | undefined {
  const [only, ...others] = messages.filter((message) => hasConstants(message, headers))
  if (only && others.length === 0 && messages.length > 1) return only
  const named = [headers['ce_type'], headers['type']]
  return messages.find(({ name }) => named.includes(name))
}

/** Without those whose constant headers say that it is something else, unless nothing is left then. */
export function notExcluded(messages: readonly MessageContract[], headers: Headers): readonly MessageContract[] {
  const left = messages.filter(({ constantHeaders }) =>
    Object.entries(constantHeaders).every(([name, value]) => !Object.hasOwn(headers, name) || headers[name] === value),
  )
  return left.length > 0 ? left : messages
}

function hasConstants({ constantHeaders }: MessageContract, headers: Headers): boolean {
  const constants = Object.entries(constantHeaders)
  return (
    constants.length > 0 && constants.every(([name, value]) => Object.hasOwn(headers, name) && headers[name] === value)
  )
}
