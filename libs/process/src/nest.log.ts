import type { LoggerService } from '@nestjs/common'
import type { Log } from '@parpay/messaging'

/** Nest's own lines in the service's log; which module was initialised is nobody's news. */
export function nestLog(log: Log): LoggerService {
  const text = (message: unknown): string => (message instanceof Error ? message.message : String(message))
  const fields = (rest: readonly unknown[]): object => {
    const [stack, context] = rest.length > 1 ? rest : [undefined, ...rest]
    return { ...(typeof context === 'string' && { context }), ...(typeof stack === 'string' && { stack }) }
  }
  return {
    log: (message: unknown, ...rest: unknown[]) => {
      log.debug(fields(rest), text(message))
    },
    warn: (message: unknown, ...rest: unknown[]) => {
      log.warn(fields(rest), text(message))
    },
    error: (message: unknown, ...rest: unknown[]) => {
      log.error(message instanceof Error ? { ...fields(rest), err: message } : fields(rest), text(message))
    },
  }
}
