/** What names are in use where a service is to run. */
export interface NamesInUse {
  /** Of the system's processes. */
  readonly processes: readonly string[]
  /** Of the role that makes databases: a service has a role of its own name. */
  readonly superuser: string
}

const form = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const ofPostgres = ['postgres', 'template0', 'template1']

/** Its name in PostgreSQL, where a dash would have to be quoted by whoever looks. */
export const databaseNameOf = (service: string): string => service.replaceAll('-', '_')

/** Why no service may run under this name, in a sentence; undefined when one may. */
export function nameRefused(name: string, { processes, superuser }: NamesInUse): string | undefined {
  if (!form.test(name) || name.length > 40)
    return `A service cannot be called ${JSON.stringify(name)}: use at most 40 small letters, digits and single dashes, beginning with a letter.`
  if (/-\d+$/.test(name))
    return `A service cannot be called ${name}: that is what the second one of it would be called.`
  if (processes.includes(name))
    return `${name} runs already: npx parpay kill ${name} starts it again with its code as it is now, npx parpay status shows it.`
  if ([...ofPostgres, 'kafka', superuser].includes(name))
    return `A service cannot be called ${name}: that is the name of a server, or of a role of PostgreSQL.`
  return undefined
}
