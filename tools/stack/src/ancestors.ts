import { commandLine, type Entry, lookUp } from './process.table.js'

/** One parent-child pair of a chain: it holds as long as `child` has `parent`. */
export interface Link {
  readonly child: number
  readonly parent: number
}

/** How a process is looked up; the real ones are in process.table.ts. */
export interface ProcessTable {
  readonly lookUp: (pid: number) => Entry | undefined
  readonly commandLine: (pid: number) => string
}

const table: ProcessTable = { lookUp, commandLine }
const DEEPEST = 32
// Its own title, or a Node that runs its file. `sh -c "npm run build && ..."` only talks about it.
const NPM = /^(\S*\/)?(\S*node(js)? (-\S+ )*\S*\/)?(npm|npx|pnpm|yarn)(-cli)?(\.c?js)?( |$)/

/**
 * The links from `pid` up to and including the npm (or npx, pnpm, yarn) that started it, which call themselves `npm start`
 * or `npm exec parpay up` in the process table. When none of the ancestors looks like one: the link to the parent.
 */
export function linksToNpm(pid: number, { lookUp, commandLine }: ProcessTable = table): Link[] {
  const links: Link[] = []
  for (let child = pid; links.length < DEEPEST;) {
    const parent = lookUp(child)?.parent ?? 0
    if (parent < 1) break
    links.push({ child, parent })
    if (NPM.test(commandLine(parent))) return links
    child = parent
  }
  return links.slice(0, 1)
}

/**
 * The first link that does not hold any more, or undefined. The children of a dead process get another parent at once,
 * also while it is a zombie that nobody has asked for its exit status.
 */
export function brokenLink(links: readonly Link[], { lookUp }: ProcessTable = table): Link | undefined {
  return links.find(({ child, parent }) => lookUp(child)?.parent !== parent)
}
