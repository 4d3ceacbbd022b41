import { quiescent, type Quiet, type QuietOptions } from '@parpay/stack'
import { topicPrefix } from './kafka.client.js'
import { asking, dataFolder, statusOf } from './system.client.js'

/** Waits until the system meant by `folder` is quiet. @throws Failure 3 when it or its Kafka does not answer */
export function waitForQuiet(folder: string | undefined, how: QuietOptions): Promise<Quiet> {
  const home = dataFolder(folder)
  return asking(() => quiescent(() => statusOf(home), { ...how, prefix: topicPrefix }))
}
