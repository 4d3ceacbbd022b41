import { readdir, readFile } from 'node:fs/promises'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ContractInvalid, readContract, type SchemaId } from '@parpay/testkit'
import { z } from 'zod'
import { contractCache } from './contract-cache.store.js'
import { describedSystem, type DescribedSystem } from './described-system.js'
import { exitCodes, Failure } from './failure.js'
import { topicPrefix } from './kafka.client.js'

export interface WhichContract {
  /** AsyncAPI documents. Default those of `PARPAY_ASYNCAPI`, else of this clone. */
  readonly asyncapi?: readonly string[] | undefined
  /** A table of Avro schemas by their ids. Default that of `PARPAY_SCHEMAS`; this clone's documents have their own. */
  readonly schemas?: string | undefined
  /** What its topics begin with in Kafka. Default that of `KAFKA_TOPIC_PREFIX`. */
  readonly prefix?: string | undefined
}

const own = new URL('../../../asyncapi/', import.meta.url)
const SchemaIds = z.array(z.object({ id: z.int().min(0), topic: z.string(), message: z.string(), schema: z.json() }))

/** Whether AsyncAPI documents of another system are given. */
export const isForeign = ({ asyncapi }: WhichContract): boolean => asyncapi !== undefined || given('PARPAY_ASYNCAPI')

/**
 * The system that the documents given describe, or ParPay.
 *
 * @throws Failure 2 when a document or the table of schemas cannot be read, or is wrong
 */
export async function contractFor(which: WhichContract = {}): Promise<DescribedSystem> {
  const foreign = isForeign(which)
  const documents = foreign ? documentsGiven(which) : await ownDocuments()
  const schemas = which.schemas ?? process.env['PARPAY_SCHEMAS'] ?? (foreign ? undefined : ownSchemas)
  try {
    return describedSystem({
      contract: await readContract(documents, { cache: contractCache() }),
      schemaIds: schemas === undefined ? undefined : await readSchemas(schemas),
      prefix: which.prefix ?? topicPrefix,
      own: !foreign,
    })
  } catch (cause) {
    if (cause instanceof Failure || !(cause instanceof Error)) throw cause
    const where = cause instanceof ContractInvalid || schemas === undefined ? '' : `${schemas}: `
    throw new Failure(exitCodes.usage, `${where}${cause.message}`, { cause })
  }
}

const ownSchemas = fileURLToPath(new URL('schemas.lock.json', own))

async function ownDocuments(): Promise<string[]> {
  const folder = new URL('services/', own)
  const documents = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return documents.map((name) => fileURLToPath(new URL(name, folder)))
}

const documentsGiven = ({ asyncapi }: WhichContract): readonly string[] =>
  asyncapi ?? (process.env['PARPAY_ASYNCAPI'] ?? '').split(delimiter).filter(Boolean)

function given(variable: string): boolean {
  return (process.env[variable] ?? '') !== ''
}

/** A table as `asyncapi/schemas.lock.json` is one. @throws Failure 2 */
async function readSchemas(path: string): Promise<readonly SchemaId[]> {
  const refused = (why: string, cause: unknown) =>
    new Failure(exitCodes.usage, `${path} is no table of schemas: ${why}.`, { cause })
  let json: unknown
  try {
    json = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw refused(cause instanceof Error ? cause.message : String(cause), cause)
  }
  const table = SchemaIds.safeParse(json)
  if (table.success) return table.data
  const [issue] = table.error.issues
  const place = issue?.path.join('.') ?? ''
  throw refused(
    `${place === '' ? '' : `${place}: `}${issue?.message ?? ''}; asyncapi/schemas.lock.json is one`,
    table.error,
  )
}
