// One kind of tests of all packages as one run of Jest, in this process's folder: what is loaded and compiled once serves
// all, and the longest spec begins whatever package it is of.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** @returns path of Jest's configuration: a project for each package with a script that runs this kind of tests */
export async function everyPackage(kind) {
  const { default: config } = await import(`./${kind}.config.js`)
  const { maxWorkers, testSequencer, testTimeout, ...project } = config
  const projects = packages()
    .filter((folder) => Object.values(scriptsOf(folder)).some((script) => script.includes(`jest/run.mjs ${kind}`)))
    .map((folder) => ({ ...project, rootDir: join(process.cwd(), folder), displayName: folder }))
  // a file: what the command line holds would be each project's, too
  const path = resolve(`node_modules/.cache/parpay/jest-${kind}.json`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify({ rootDir: process.cwd(), maxWorkers, testSequencer, testTimeout, projects }))
  return path
}

/** Folders that may hold a package. Node 20 has no globSync. */
export function packages() {
  const groups = ['apps', 'libs', 'tools', 'examples']
  return [...groups.flatMap((group) => readdirSync(group).map((name) => join(group, name))), 'chaos', 'test']
}

function scriptsOf(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).scripts ?? {}
  } catch {
    return {} // a folder without a package
  }
}
