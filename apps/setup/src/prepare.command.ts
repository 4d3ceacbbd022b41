import { contracts } from '@parpay/events'
import { variable } from '@parpay/process/settings'
import { drawDemo } from '@parpay/stack'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type PostgresAddress, secretFiles, withDrawn } from './secrets.js'
import { tools } from './tools.js'
import { readSecrets, writeSecrets } from './secrets.store.js'

export const secretsFolder = variable(z.string().default('/secrets'), {
  is: 'folder with a folder for each reader of secrets; default /secrets',
  must: 'a path',
})

export const prepareVariables = {
  PARPAY_SECRETS: secretsFolder,
  PARPAY_BROKER_HOSTS: variable(
    z
      .string()
      .default('kafka')
      .transform((text) => text.split(',')),
    { is: 'host names of the brokers, separated by commas; default kafka', must: 'one or more host names' },
  ),
  PARPAY_POSTGRES: variable(z.string().default('postgres:5432'), {
    is: 'host and port of PostgreSQL, as services reach it; default postgres:5432',
    must: 'host:port',
  }),
  PARPAY_POSTGRES_PARAMETERS: variable(z.string().default(''), {
    is: "parameters of the services' addresses, such as sslmode=verify-full; default none",
    must: 'name=value, joined by &',
  }),
}

const password = () => randomBytes(24).toString('hex')

/**
 * Draws all passwords, once, and gives each reader its own. Done before the servers start, and again at every start: what
 * is there stays.
 *
 * @returns what it did, in a sentence
 * @throws Error when the deployment was made with other brokers
 */
export function prepare(folder: string, brokers: readonly string[], postgres: PostgresAddress): string {
  const kept = readSecrets(folder)
  const services = Object.values(contracts).map(({ service }) => service)
  const secrets = withDrawn(kept, { brokers, services, tools }, { password, demo: drawDemo })
  const asked = brokers.join(', ')
  const made = secrets.brokers.join(', ')
  if (brokers.length > secrets.brokers.length)
    throw new Error(
      `this deployment was made with the brokers ${made}, not with ${asked}: how copies are made is decided at the first start; docs/deploy.md tells how to move, docker compose down -v begins anew`,
    )
  writeSecrets(folder, secrets, secretFiles(secrets, postgres))
  return `${kept ? 'kept' : 'drew'} the passwords of ${services.join(', ')}, of Kafka (${made}) and of PostgreSQL`
}
