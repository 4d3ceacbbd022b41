import { readFileSync } from 'node:fs'

/** The environment with what files hold, or a sentence for each variable whose file is of no use. */
export type FilledEnvironment =
  | { readonly ok: true; readonly environment: NodeJS.ProcessEnv }
  | { readonly ok: false; readonly wrong: readonly string[] }

/**
 * For each variable `NAME` that is not set and whose `NAME_FILE` is: the text of that file, without the line's end after
 * it. So a secret need not be in the environment, where whoever may look at the process reads it.
 */
export function withFiles(names: readonly string[], environment: NodeJS.ProcessEnv): FilledEnvironment {
  const read = names.flatMap((name): { name: string; text?: string; wrong?: string }[] => {
    const file = environment[`${name}_FILE`]
    if (!file) return []
    if (environment[name]) return [{ name, wrong: `${name} and ${name}_FILE are both set: unset one of them` }]
    try {
      return [{ name, text: readFileSync(file, 'utf8').replace(/\r?\n$/, '') }]
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return [{ name, wrong: `${name}_FILE names a file that cannot be read (${reason})` }]
    }
  })
  const wrong = read.flatMap((one) => one.wrong ?? [])
  if (wrong.length > 0) return { ok: false, wrong }
  return {
    ok: true,
    environment: { ...environment, ...Object.fromEntries(read.map(({ name, text }) => [name, text])) },
  }
}
