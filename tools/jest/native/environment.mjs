// Jest's environment without a global object of its own: that of the process, put back in order after each spec file.
import { findSourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'
import { ModernFakeTimers } from '@jest/fake-timers'
import { ModuleMocker } from 'jest-mock'

const moduleMocker = new ModuleMocker(globalThis)
let timers

export default class NativeEnvironment {
  global = globalThis
  moduleMocker = moduleMocker
  before = { env: { ...process.env }, exit: process.exit, console }

  constructor({ projectConfig }) {
    this.fakeTimersModern = timers ??= new ModernFakeTimers({ config: projectConfig, global: globalThis })
  }

  async setup() {
    Error.prepareStackTrace = stackTrace
  }

  async teardown() {
    timers.useRealTimers()
    for (const name of Object.keys(process.env)) if (!(name in this.before.env)) delete process.env[name]
    Object.assign(process.env, this.before.env)
    process.exit = this.before.exit
    globalThis.console = this.before.console
    delete globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] // of jest.setTimeout
  }

  getVmContext() {
    return null
  }
}

/** As V8 writes it, at the lines of the sources. Node's would call functions `<anonymous>`, whose lines Jest leaves out. */
function stackTrace(error, sites) {
  const lines = sites
    .filter((site) => !site.getFileName()?.startsWith(here))
    .map((site) => `\n    at ${site}`.replace(/(file:[^\s()]+):(\d+):(\d+)/, inSource))
  return `${Error.prototype.toString.call(error)}${lines.join('')}`
}

const here = new URL('.', import.meta.url).href

function inSource(_, url, line, column) {
  const { originalLine = line - 1, originalColumn = column - 1 } =
    findSourceMap(url)?.findEntry(line - 1, column - 1) ?? {}
  return `${fileURLToPath(url)}:${originalLine + 1}:${originalColumn + 1}`
}
