import type { Contract } from '@parpay/events'

/** One permission of one principal at the broker: allowed from any host, for the resource of exactly this name. */
export interface Permission {
  /** `User:payments` */
  readonly principal: string
  readonly resource: 'topic' | 'group'
  readonly name: string
  readonly operation: 'read' | 'write' | 'describe'
}

/**
 * What a service may do at the broker, which is what its AsyncAPI document lists and nothing else: write what it sends,
 * read what it receives, look at both, and be a member of the consumer group of its own name. Everything that is not
 * listed is denied by the broker (`allow.everyone.if.no.acl.found=false`). Sorted, each once.
 *
 * @param prefix of topics and groups, as in `KAFKA_TOPIC_PREFIX`
 */
export function permissionsOf({ service, send, receive }: Contract, prefix = ''): Permission[] {
  const topics = (types: Contract['send']) => [...new Set(types.map(({ topic }) => prefix + topic))].sort()
  const may = (resource: Permission['resource'], name: string, operations: readonly Permission['operation'][]) =>
    operations.map((operation) => ({ principal: `User:${service}`, resource, name, operation }))
  return [
    ...topics(send).flatMap((name) => may('topic', name, ['write', 'describe'])),
    ...topics(receive).flatMap((name) => may('topic', name, ['read', 'describe'])),
    ...may('group', prefix + service, ['read', 'describe']),
  ].filter(isFirst)
}

/**
 * What a program may do that people look at topics with: read every topic, and look at the services' consumer groups. It
 * writes nothing and is in no group.
 *
 * @param user its name at the broker
 * @param prefix of topics and groups, as in `KAFKA_TOPIC_PREFIX`
 */
export const permissionsToLook = (
  user: string,
  topics: readonly { readonly name: string }[],
  groups: readonly string[],
  prefix = '',
): Permission[] => [
  ...topics.flatMap(({ name }) =>
    (['read', 'describe'] as const).map((operation): Permission => ({
      ...{ principal: `User:${user}`, resource: 'topic', name: prefix + name },
      operation,
    })),
  ),
  ...groups.map((name): Permission => ({
    ...{ principal: `User:${user}`, resource: 'group', name: prefix + name, operation: 'describe' },
  })),
]

/** A service may both send and receive on a topic. */
const isFirst = (one: Permission, at: number, all: readonly Permission[]): boolean =>
  all.findIndex((other) => samePermission(one, other)) === at

export const samePermission = (one: Permission, other: Permission): boolean =>
  one.principal === other.principal &&
  one.resource === other.resource &&
  one.name === other.name &&
  one.operation === other.operation

/** What is to be granted and what is to be taken away so that `wanted`, and nothing else, is allowed. */
export const changesOf = (
  wanted: readonly Permission[],
  granted: readonly Permission[],
): { readonly grant: Permission[]; readonly revoke: Permission[] } => ({
  grant: wanted.filter((one) => !granted.some((other) => samePermission(one, other))),
  revoke: granted.filter((one) => !wanted.some((other) => samePermission(one, other))),
})
