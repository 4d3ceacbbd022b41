interface Coordinator {
  leaveGroup(member: { groupId: string; memberId: string }): Promise<unknown>
}
interface Cluster {
  connect(): Promise<void>
  findGroupCoordinator(group: { groupId: string }): Promise<Coordinator>
  disconnect(): Promise<void>
}

/**
 * Takes a consumer out of its group that ended without leaving, as one does whose broker went away. Otherwise its group
 * waits for it until its session has ended, and nobody takes records meanwhile. To be called only for a consumer of this
 * process that has ended. One that the group does not know is fine.
 *
 * @param kafka a client of kafkajs
 * @throws what kafkajs throws when the group cannot be asked now
 */
export async function leaveFor(kafka: object, groupId: string, memberId: string): Promise<void> {
  const cluster = clusterOf(kafka)
  await cluster.connect()
  try {
    const coordinator = await cluster.findGroupCoordinator({ groupId })
    await coordinator.leaveGroup({ groupId, memberId })
  } catch (error) {
    if (!isUnknownMember(error)) throw error
  } finally {
    await cluster.disconnect()
  }
}

/** kafkajs 2.2.4 knows how to and exports nothing for it; its client keeps the way under a symbol of its own. */
function clusterOf(kafka: object): Cluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  )
  const create: unknown = symbol && Reflect.get(kafka, symbol)
  if (typeof create !== 'function') throw new Error('this version of kafkajs keeps its cluster elsewhere')
  return (create as (options: object) => Cluster)({})
}

const isUnknownMember = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'UNKNOWN_MEMBER_ID'
