// Jest's environment without a global object of its own: that of the process, put back in order after each spec file.
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
    Error.prepareStackTrace = undefined // Jest's knows no source maps here, Node's does
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
