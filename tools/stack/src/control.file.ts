import { join } from 'node:path'
import { z } from 'zod'

/** How the command line finds the supervisor of a clone: `.parpay/supervisor.json`. */
export const control = z.object({
  pid: z.number(),
  url: z.string(),
  token: z.string(),
})
export type Control = z.infer<typeof control>

export const controlFile = (folder: string) => join(folder, 'supervisor.json')
export const lockFile = (folder: string) => join(folder, 'lock')
