import { isObject } from '../recording/json-type.js'
import type { RecordedMessage } from '../recording/line.js'
import type { Value } from '../value.js'

/** The texts that a message has as its key and in its value, each once. Text in headers is not among them. */
export function textsOf({ key, value }: RecordedMessage): Set<string> {
  const texts = new Set<string>()
  if (key !== null) texts.add(key)
  const rest: Value[] = [value]
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next === 'string') texts.add(next)
    else if (typeof next === 'bigint' || typeof next === 'number') texts.add(String(next))
    else if (Array.isArray(next)) for (const item of next as readonly Value[]) rest.push(item)
    else if (next !== null && isObject(next)) rest.push(...Object.values(next))
  }
  return texts
}

/** The texts that fields and headers of these names have, at any depth, lists among them. */
export function valuesOf(names: ReadonlySet<string>, { headers, value }: RecordedMessage): string[] {
  const found = Object.entries(headers).flatMap(([name, text]) => (names.has(name) ? [text] : []))
  const rest: { readonly value: Value; readonly meant: boolean }[] = [{ value, meant: false }]
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { value: inner, meant } = next
    if (typeof inner === 'string') {
      if (meant) found.push(inner)
    } else if (meant && (typeof inner === 'bigint' || typeof inner === 'number')) found.push(String(inner))
    else if (Array.isArray(inner)) for (const item of inner as readonly Value[]) rest.push({ value: item, meant })
    else if (inner !== null && isObject(inner))
      for (const [name, field] of Object.entries(inner)) rest.push({ value: field, meant: names.has(name) })
  }
  return found
}
