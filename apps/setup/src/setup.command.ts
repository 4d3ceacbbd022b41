import { contracts, topics } from '@parpay/events'
import { kafkaVariables, variable } from '@parpay/process/settings'
import {
  closeMaintenanceDatabases,
  createTopics,
  databaseNameOf,
  grantOnly,
  type KafkaSecurity,
  permissionsOf,
  permissionsToLook,
  provisionDatabase,
  setScramPasswords,
} from '@parpay/stack'
import { z } from 'zod'
import { secretsFolder } from './prepare.command.js'
import { readSecret } from './secrets.store.js'
import { tools } from './tools.js'

const steps = ['topics', 'users', 'access', 'databases'] as const
const allSteps = [...steps, 'tools'] as const
type Step = (typeof allSteps)[number]

export const setupVariables = {
  ...kafkaVariables,
  POSTGRES_URL: variable(z.url({ protocol: /^postgres(ql)?$/ }), {
    is: "an administrator's address on the PostgreSQL server, who may create roles and databases",
    must: 'a PostgreSQL address such as postgres://postgres:password@host:5432/postgres',
  }),
  PARPAY_SECRETS: secretsFolder,
  PARPAY_SETUP_STEPS: variable(
    z
      .string()
      .default(steps.join(','))
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(allSteps))),
    {
      is: `what to set up, separated by commas; default ${steps.join(',')}. Leave users out where Kafka has its own way to make them. tools: the users of programs that look at the topics`,
      must: `some of ${allSteps.join(', ')}, separated by commas`,
    },
  ),
}

export interface Setup {
  readonly brokers: readonly string[]
  readonly prefix: string
  readonly security: KafkaSecurity
  readonly postgresUrl: string
  readonly folder: string
  readonly steps: readonly Step[]
  readonly said: (line: string) => void
}

const services = Object.values(contracts)

/**
 * Makes what the services find: topics, a user of Kafka with the permissions of its contract and a database with two
 * roles for each; with the step `tools`, also a user that only reads for each tool. What is there is brought to this state, so it is run at every start.
 *
 * @throws Problem what a person can put right, in a sentence
 */
export async function setup({ brokers, prefix, security, folder, steps, said, ...servers }: Setup): Promise<void> {
  const wanted = (step: Step) => steps.includes(step)
  const kafka = async () => {
    if (wanted('topics')) {
      await createTopics(brokers, topics, prefix, security)
      said(`topics: ${topics.map(({ name }) => prefix + name).join(', ')}`)
    }
    if (wanted('users')) {
      const passwords = services.map(
        ({ service }) => [service, readSecret(folder, `${service}/kafka-password`)] as const,
      )
      await setScramPasswords(brokers, new Map(passwords), security)
      said(`users of Kafka: ${services.map(({ service }) => service).join(', ')}`)
    }
    if (wanted('access')) {
      const permissions = services.flatMap((contract) => permissionsOf(contract, prefix))
      const { granted, revoked } = await grantOnly(brokers, permissions, security)
      said(`permissions: ${permissions.length}, of them granted now ${granted}; revoked ${revoked}`)
    }
    if (wanted('tools')) {
      const passwords = tools.map((tool) => [tool, readSecret(folder, `${tool}/kafka-password`)] as const)
      await setScramPasswords(brokers, new Map(passwords), security)
      const groups = services.map(({ service }) => service)
      const permissions = tools.flatMap((tool) => permissionsToLook(tool, topics, groups, prefix))
      const { granted, revoked } = await grantOnly(brokers, permissions, security)
      said(`tools that read: ${tools.join(', ')}; permissions: granted now ${granted}, revoked ${revoked}`)
    }
  }
  const databases = async () => {
    if (!wanted('databases')) return
    for (const { service } of services) {
      const login = (file: string) => decodeURIComponent(new URL(readSecret(folder, `${service}/${file}`)).password)
      const passwords = { runtime: login('database-url'), owner: login('database-owner-url') }
      await provisionDatabase(servers.postgresUrl, databaseNameOf(service), passwords)
    }
    await closeMaintenanceDatabases(servers.postgresUrl)
    said(`databases: ${services.map(({ service }) => databaseNameOf(service)).join(', ')}`)
  }
  await Promise.all([kafka(), databases()])
}
