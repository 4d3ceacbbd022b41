import { quiescent, type Quiet, type QuietOptions } from '@parpay/stack'
import { topicPrefix } from './kafka.client.js'
import { asking, dataFolder, statusOf } from './system.client.js'

/** Waits until the system meant by `folder` is quiet. @throws Failure 3 when it or its Kafka does not answer */
export async function waitForQuiet(folder: string | undefined, how: QuietOptions): Promise<Quiet> {
  const status = await statusOf(dataFolder(folder))
  return asking(() => quiescent(status, { ...how, prefix: topicPrefix }))
}
