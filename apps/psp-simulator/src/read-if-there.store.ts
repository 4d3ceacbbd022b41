import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const Missing = z.object({ code: z.literal('ENOENT') })

/** The file's text, or null where there is no such file. Throws for one that cannot be read. */
export async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (Missing.safeParse(error).success) return null
    throw error
  })
}
