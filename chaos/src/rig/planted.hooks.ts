import type { LoadHook } from 'node:module'
import { fileURLToPath } from 'node:url'
import { bugs, isBug, planted } from './bugs.js'

const clone = fileURLToPath(new URL('../../..', import.meta.url))
let bug: string | undefined

/** Node's module hooks: called once with the bug's name. */
export function initialize(name: unknown): void {
  bug = typeof name === 'string' ? name : undefined
}

/** A module as it is read, with the bug's edits in it. Throws, and so ends the service, when an edit does not fit. */
export const load: LoadHook = async (url, context, nextLoad) => {
  const loaded = await nextLoad(url, context)
  if (bug === undefined || !isBug(bug) || !url.startsWith('file:')) return loaded
  const file = fileURLToPath(url).slice(clone.length)
  if (!bugs[bug].edits.some((edit) => edit.file === file)) return loaded
  return { ...loaded, source: planted(bugs[bug], file, sourceText(loaded.source)) }
}

const sourceText = (source: unknown): string =>
  source instanceof Uint8Array ? Buffer.from(source).toString() : String(source)
