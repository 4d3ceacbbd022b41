import type { Settings, Variables } from './variable.js'

/** Either all settings, or one sentence for each variable that is missing or wrong. */
export type Reading<V extends Variables> =
  { readonly ok: true; readonly settings: Settings<V> } | { readonly ok: false; readonly wrong: readonly string[] }

/**
 * Reads variables from the environment. A variable that is set to nothing counts as not set. Values are never repeated
 * in a sentence: they may be secrets.
 */
export function readSettings<V extends Variables>(variables: V, environment: NodeJS.ProcessEnv): Reading<V> {
  const read = Object.entries(variables).map(([name, { schema, must }]) => {
    const text = environment[name] === '' ? undefined : environment[name]
    const { success, data } = schema.safeParse(text)
    const wrong = `${name} ${text === undefined ? 'is not set' : 'is wrong'}: it must be ${must}`
    return success ? { name, value: data } : { name, wrong }
  })
  const wrong = read.flatMap((one) => (one.wrong === undefined ? [] : [one.wrong]))
  if (wrong.length > 0) return { ok: false, wrong }
  const settings: unknown = Object.fromEntries(read.map(({ name, value }) => [name, value]))
  return { ok: true, settings: settings as Settings<V> } // each was parsed by the schema its type comes from
}

/** One line per variable: its name and what it is for. */
export const describeVariables = (variables: Variables): string[] =>
  Object.entries(variables).map(([name, { is }]) => `${name.padEnd(22)} ${is}`)
