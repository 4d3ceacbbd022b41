import { basename, dirname, join, resolve } from 'node:path'

export interface Surroundings {
  /** `--folder` or `PARPAY_HOME`. */
  readonly given?: string | undefined
  readonly workingFolder: string
  /** The clone this command line was built in. */
  readonly clone: string
  /** Whether a folder has a system's data or is a clone of ParPay. */
  readonly isHome: (folder: string) => boolean
}

/**
 * The data folder (`.parpay`) of the system that is meant: the one given, else that of the nearest folder upwards that
 * has one or is a clone, else that of this command line's own clone.
 */
export function dataFolderOf({ given, workingFolder, clone, isHome }: Surroundings): string {
  if (given)
    return basename(given) === '.parpay' ? resolve(workingFolder, given) : resolve(workingFolder, given, '.parpay')
  for (let folder = workingFolder; ; folder = dirname(folder)) {
    if (isHome(folder)) return join(folder, '.parpay')
    if (folder === dirname(folder)) return join(clone, '.parpay')
  }
}
