import kafkajs from 'kafkajs'
import { changesOf, type Permission } from './access.js'
import { asAdmin, type KafkaSecurity } from './admin.client.js'

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs
const ANYWHERE = '*'

const resources = { topic: AclResourceTypes.TOPIC, group: AclResourceTypes.GROUP }
const operations = {
  read: AclOperationTypes.READ,
  write: AclOperationTypes.WRITE,
  describe: AclOperationTypes.DESCRIBE,
}

/**
 * Makes `wanted` the permissions of its principals: grants what is missing and revokes what an earlier contract gave.
 * Entries of another shape (a prefix, a denial, one host) are a person's and stay. In effect within 0.2 s, on open
 * connections too.
 *
 * @returns how many were granted and revoked
 * @throws Problem `server-unreachable`; kafkajs's error where the broker has no authorizer
 */
export const grantOnly = (
  brokers: readonly string[],
  wanted: readonly Permission[],
  security?: KafkaSecurity,
): Promise<{ granted: number; revoked: number }> => {
  const change = async (admin: kafkajs.Admin) => {
    const granted = await Promise.all([...new Set(wanted.map(({ principal }) => principal))].map(grantedTo(admin)))
    const { grant, revoke } = changesOf(wanted, granted.flat())
    if (grant.length) await admin.createAcls({ acl: grant.map(entry) })
    if (revoke.length) await admin.deleteAcls({ filters: revoke.map(entry) })
    return { granted: grant.length, revoked: revoke.length }
  }
  return asAdmin(brokers, change, security)
}

const entry = ({ principal, resource, name, operation }: Permission) => ({
  principal,
  host: ANYWHERE,
  resourceType: resources[resource],
  resourceName: name,
  resourcePatternType: ResourcePatternTypes.LITERAL,
  operation: operations[operation],
  permissionType: AclPermissionTypes.ALLOW,
})

const grantedTo =
  (admin: kafkajs.Admin) =>
  async (principal: string): Promise<Permission[]> => {
    const { resources: found } = await admin.describeAcls({
      principal,
      host: ANYWHERE,
      resourceType: AclResourceTypes.ANY,
      resourcePatternType: ResourcePatternTypes.LITERAL,
      operation: AclOperationTypes.ANY,
      permissionType: AclPermissionTypes.ALLOW,
    })
    return found.flatMap(({ resourceType, resourceName, acls }) => {
      const resource = nameIn(resources, resourceType)
      return acls.flatMap((acl) => {
        const operation = nameIn(operations, acl.operation)
        return resource && operation ? [{ principal, resource, name: resourceName, operation }] : []
      })
    })
  }

/** `nameIn({ topic: 2 }, 2)` is `topic`. */
const nameIn = <Name extends string>(numbers: Record<Name, number>, number: number): Name | undefined =>
  (Object.keys(numbers) as Name[]).find((name) => numbers[name] === number)
