import { fileURLToPath } from 'node:url'

const native = (name) => fileURLToPath(new URL(`./native/${name}.mjs`, import.meta.url))

/** Node loads the modules, workspace packages by their sources: see native/hooks.mjs, which run.mjs preloads. */
export const preset = {
  testEnvironment: native('environment'),
  runtime: native('runtime'),
  transform: {},
  fakeTimers: { doNotFake: ['nextTick'] }, // Node's own streams, and so Jest's, go by the process's
}
