import type { ErrorObject } from 'ajv'
import { parsePointer } from './json-pointer.js'
import { own } from './object.js'

/** One way in which a value is not of its JSON Schema. */
export interface Violation {
  readonly path: readonly string[]
  readonly sentence: string
  /** Name of the property that `path` has to have. */
  readonly missing?: string
}

/**
 * What ajv's errors come down to. Where a value is of none of several schemas, ajv tells what each of them holds against
 * it: what counts is the deepest of that, since the schema which got furthest is the one that was meant.
 * @param errors with `allErrors` and `verbose`
 */
export function violationsOf(errors: readonly ErrorObject[]): Violation[] {
  const left: ErrorObject[] = []
  for (const error of errors) {
    // ajv reports a combination right after everything its branches found
    let first = left.length
    if (combinations.has(error.keyword))
      while (first > 0 && isWithin(left[first - 1]?.instancePath ?? '', error.instancePath)) first -= 1
    const causes = left.splice(first)
    left.push(...(causes.length === 0 ? [error] : error.keyword === 'if' ? [...causes] : mostSpecific(causes, error)))
  }
  const violations = left.map(violationOf)
  const seen = new Set<string>()
  return violations.filter(({ path, sentence }) => {
    const text = `${path.join('/')} ${sentence}`
    return !seen.has(text) && seen.add(text)
  })
}

const combinations = new Set(['oneOf', 'anyOf', 'if'])

const isWithin = (path: string, around: string) => path === around || path.startsWith(`${around}/`)

function mostSpecific(causes: readonly ErrorObject[], combination: ErrorObject): readonly ErrorObject[] {
  const isReference = own(combination.data, '$ref') !== undefined
  const meant = causes.filter((error) => isReference === isAboutReference(error, combination.instancePath))
  const candidates = meant.length > 0 ? meant : causes
  // a reference or one other thing: then all that is wrong with the other thing is of interest
  if (branchesOf(combination).length === 2 && meant.length < causes.length) return candidates
  const depth = Math.max(...candidates.map(depthOf))
  const deepest = candidates.filter((error) => depthOf(error) === depth)
  return deepest.slice(0, 1)
}

function isAboutReference({ instancePath, keyword, params }: ErrorObject, around: string): boolean {
  if (instancePath === `${around}/$ref`) return true
  return instancePath === around && keyword === 'required' && own(params, 'missingProperty') === '$ref'
}

function branchesOf({ schema }: ErrorObject): readonly unknown[] {
  return Array.isArray(schema) ? schema : []
}

const depthOf = ({ instancePath }: ErrorObject) => instancePath.split('/').length

function violationOf({ instancePath, keyword, params, parentSchema, message }: ErrorObject): Violation {
  const path = parsePointer(instancePath) ?? []
  const param = (name: string) => own(params, name)
  switch (keyword) {
    case 'additionalProperties':
      return {
        path: [...path, String(param('additionalProperty'))],
        sentence: `is not known here${known(parentSchema)}`,
      }
    case 'required':
      return {
        path,
        sentence: `has no ${String(param('missingProperty'))}; add it`,
        missing: String(param('missingProperty')),
      }
    case 'type':
      return { path, sentence: `must be of type ${[param('type')].flat().join(' or ')}; correct it` }
    case 'enum':
      return { path, sentence: `must be one of ${listed(param('allowedValues'))}; correct it` }
    case 'const':
      return { path, sentence: `must be ${JSON.stringify(param('allowedValue'))}; correct it` }
    case 'pattern':
      return { path, sentence: `must match ${String(param('pattern'))}; correct it` }
    case 'format':
      return { path, sentence: `must be of the format ${String(param('format'))}; correct it` }
    default:
      return { path, sentence: `${message ?? `breaks ${keyword}`}; correct it` }
  }
}

function known(schema: unknown): string {
  const names = Object.keys(own(schema, 'properties') ?? {})
  return names.length === 0 ? '; remove it' : `; remove it or take one of ${names.join(', ')}`
}

const listed = (values: unknown) => [values].flat().map(String).join(', ')
