/**
 * Loaded into a service before its own files (`NODE_OPTIONS=--import`): plants a bug, and arms failpoints while the
 * service runs, as often as the file named by PARPAY_CHAOS_ARMS changes. Its text has the form of PARPAY_FAILPOINTS.
 */
import { readFileSync } from 'node:fs'
import { register } from 'node:module'

const LOOKS_EVERY_MS = 50

const bug = process.env['PARPAY_CHAOS_BUG']
if (bug) register('./planted.hooks.js', import.meta.url, { data: bug })

const file = process.env['PARPAY_CHAOS_ARMS']
if (file) {
  let armed = ''
  setInterval(() => {
    const text = textOf(file)
    if (text === armed) return
    armed = text
    void arm(text)
  }, LOOKS_EVERY_MS).unref()
}

/** Empty when nothing is to be armed. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // not written yet, or removed: disarm
  }
}

/**
 * In the runtime that this process has loaded: the same module by the same address. Not its index, which exports a
 * function called `then`: waiting for such a module never ends.
 */
async function arm(text: string): Promise<void> {
  const failpoint: unknown = await import(new URL('../../../libs/messaging/dist/failpoint.js', import.meta.url).href)
  const { armFailpoints, parseFailpoints } = failpointsOf(failpoint)
  armFailpoints(text === '' ? null : parseFailpoints(text))
}

type Call = (argument: unknown) => unknown

function failpointsOf(module: unknown): { armFailpoints: Call; parseFailpoints: Call } {
  if (typeof module === 'object' && module && 'armFailpoints' in module && 'parseFailpoints' in module) {
    const { armFailpoints, parseFailpoints } = module
    if (isCall(armFailpoints) && isCall(parseFailpoints)) return { armFailpoints, parseFailpoints }
  }
  throw new Error('libs/messaging does not export armFailpoints and parseFailpoints any more')
}

const isCall = (value: unknown): value is Call => typeof value === 'function'
