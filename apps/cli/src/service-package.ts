import { z } from 'zod'

const Package = z.object({ name: z.string(), main: z.string().min(1) })

/** What a service's package.json says of how it is run. */
export interface ServicePackage {
  readonly name: string
  /** Below its folder. */
  readonly main: string
}

/** Reads a package.json; undefined when it does not say what the service is called and what Node runs. */
export function servicePackage(text: string): ServicePackage | undefined {
  const read = Package.safeParse(parsed(text))
  return read.success ? { name: read.data.name.replace(/^@[^/]*\//, ''), main: read.data.main } : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
