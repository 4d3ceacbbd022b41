// Jest's runtime without a module system of its own: spec files are imported by Node, in Jest's process, and what they
// import is compiled once there and not once for each of them. All the rest, results and time limits too, is Jest's.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import Runtime from 'jest-runtime'

const require = createRequire(import.meta.url)
let globals
let specFiles = 0

/** `test`, `expect` and so on, of the spec file that runs. */
export const ofSpecFile = () => globals

class NativeRuntime extends Runtime {
  unstable_shouldLoadAsEsm() {
    return true
  }

  async unstable_importModule(path) {
    const spec = pathToFileURL(path)
    spec.search = String((specFiles += 1))
    await import(spec.href)
  }

  /** The part of Jest that collects tests and runs them: anew, because it holds those of one spec file. */
  requireInternalModule(path) {
    delete require.cache[path]
    delete globalThis[Symbol.for('EVENT_HANDLERS')]
    return require(path)
  }

  setGlobalsForRuntime(ofCircus) {
    globals = { ...ofCircus, jest: this.jestGlobals.jestObjectFor(this._testPath) }
  }

  /** Node's own is right here. */
  installGetBuiltinModule() {}
}

// What `require` answers, as Jest asks for it.
export { NativeRuntime as 'module.exports' }
