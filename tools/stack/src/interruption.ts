import { brokenLink, linksToNpm } from './ancestors.js'
import { killAll } from './guarded.process.js'

const LOOK_EVERY_MS = 500
/** One Ctrl-C may arrive twice: from the terminal, and passed on by npm or by the process that started this one. */
const SAME_CTRL_C_MS = 500

/**
 * A signal for `startSystem` that fires on SIGINT, SIGTERM, SIGHUP, when npm or a shell between npm and this process dies,
 * and when the parent that started it with an IPC channel dies; its reason is a short text. The second Ctrl-C kills everything and ends this process with 130.
 *
 * Call it once, before the first await: from then on Ctrl-C does not end the process by itself.
 */
export function interruption(environment: NodeJS.ProcessEnv = process.env): AbortSignal {
  const controller = new AbortController()
  let first = Infinity
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (signal === 'SIGINT' && performance.now() > first + SAME_CTRL_C_MS) {
        killAll()
        process.exit(130)
      }
      first = Math.min(first, performance.now())
      controller.abort(signal)
    })
  }
  process.on('disconnect', () => {
    controller.abort('its parent is gone')
  })
  // npm ends without passing a signal on when it is killed, and its shell when npm is terminated: we would stay behind
  const underNpm = environment['npm_lifecycle_event'] !== undefined || environment['npm_command'] !== undefined
  const links = underNpm ? linksToNpm(process.pid) : []
  if (links.length) {
    const timer = setInterval(() => {
      const broken = brokenLink(links)
      if (!broken) return
      clearInterval(timer)
      controller.abort(`its parent ${broken.parent} is gone`)
    }, LOOK_EVERY_MS)
    timer.unref()
  }
  return controller.signal
}
