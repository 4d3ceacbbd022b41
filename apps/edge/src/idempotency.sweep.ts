import type { OnModuleDestroy } from '@nestjs/common'
import type { Database, Log } from '@parpay/messaging'
import { forgetOldKeys } from './idempotency.store.js'

const hour = 3_600_000

/** Forgets idempotency keys of more than a day each hour, until the module is destroyed. */
export function forgetKeysEveryHour(database: Database, log: Log): OnModuleDestroy {
  const timer = setInterval(() => {
    forgetOldKeys(database).then(
      (count) => {
        if (count > 0) log.info({ count }, 'forgot idempotency keys of more than a day')
      },
      (error: unknown) => {
        log.warn({ err: error }, 'old idempotency keys stay for another hour')
      },
    )
  }, hour)
  return {
    onModuleDestroy() {
      clearInterval(timer)
    },
  }
}
