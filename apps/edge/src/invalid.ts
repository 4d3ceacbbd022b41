import { z } from 'zod'
import { pointer } from './pointer.js'
import { Problem, type MemberError } from './problem.js'

const MOST_ERRORS = 50

const UnknownMembers = z.object({ code: z.literal('unrecognized_keys'), keys: z.array(z.string()) })

/** What a schema found wrong, as it is described by Standard Schema. */
export interface Issue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** The 422 for what a schema found wrong, each member named by its pointer; values are never repeated. */
export function invalidRequest(issues: readonly Issue[]): Problem {
  const errors = issues.flatMap(memberErrors)
  const [first, ...others] = errors.slice(0, MOST_ERRORS)
  const rest = errors.length > 1 ? ` There are ${errors.length} errors in all.` : ''
  return new Problem('invalid-request', `${first?.pointer || 'The body'} ${first?.message ?? 'is not valid'}.${rest}`, {
    errors: first ? [first, ...others] : [],
  })
}

function memberErrors(issue: Issue): MemberError[] {
  const path = (issue.path ?? []).map((step) => (typeof step === 'object' ? step.key : step))
  const unknown = UnknownMembers.safeParse(issue)
  if (!unknown.success) return [{ pointer: pointer(path), message: issue.message }]
  return unknown.data.keys.map((key) => ({
    pointer: pointer([...path, key]),
    message: 'is not a field of this request',
  }))
}
