import { canonicalSchema } from './canonical-schema.js'
import { isDeeperThan } from './json-depth.js'
import { invalidSchema, invalidVersion, noSuchSchema, noSuchSubject, noSuchVersion } from './schema-registry-error.js'

/** A schema of the history, `asyncapi/schemas.lock.json`. */
export interface PublishedSchema {
  /** What a record's value begins with. */
  readonly id: number
  readonly topic: string
  /** An Avro record. */
  readonly schema: object
}

/** A schema as the registry shows it. */
export interface RegisteredSchema {
  readonly subject: string
  /** Counts from 1 in its subject. */
  readonly version: number
  readonly id: number
  readonly schemaType: 'AVRO'
  /** JSON in a text. */
  readonly schema: string
}

/** Levels of lists and objects of a schema that is looked up; ours have less than 10. */
const deepest = 64

/**
 * The history of the schemas by subject, version and id. A topic has several message types, so a subject is one of them:
 * `<topic>-<record's full name>`, Confluent's TopicRecordNameStrategy.
 */
export class SchemaRegistry {
  /** What `npm run contracts` holds every version against. */
  readonly compatibility = 'FULL_TRANSITIVE'
  private readonly bySubject: ReadonlyMap<string, readonly RegisteredSchema[]>
  private readonly byId: ReadonlyMap<string, RegisteredSchema>

  /** @param published all schemas; those of one subject oldest first */
  constructor(published: readonly PublishedSchema[]) {
    const subjects = Map.groupBy(published, ({ topic, schema }) => `${topic}-${fullNameOf(schema)}`)
    this.bySubject = new Map(
      [...subjects].sort(byText).map(([subject, schemas]) => [
        subject,
        schemas.map(({ id, schema }, n) => ({
          ...{ subject, version: n + 1, id, schemaType: 'AVRO', schema: JSON.stringify(schema) },
        })),
      ]),
    )
    this.byId = new Map([...this.bySubject.values()].flat().map((schema) => [String(schema.id), schema]))
  }

  /** Sorted. */
  subjects(): string[] {
    return [...this.bySubject.keys()]
  }

  /** Sorted by subject and version. */
  schemas(): RegisteredSchema[] {
    return [...this.bySubject.values()].flat()
  }

  /** Oldest first. @throws SchemaRegistryError 40401 */
  versions(subject: string): readonly RegisteredSchema[] {
    const versions = this.bySubject.get(subject)
    if (versions === undefined) throw noSuchSubject(subject)
    return versions
  }

  /**
   * @param version a number, `latest`, or `-1`, which is the latest too
   * @throws SchemaRegistryError 40401, 40402, 42202
   */
  version(subject: string, version: string): RegisteredSchema {
    const latest = version === 'latest' || version === '-1'
    const number = Number(version)
    if (!latest && !(/^\d{1,10}$/.test(version) && number >= 1 && number < 2 ** 31)) throw invalidVersion(version)
    const found = this.versions(subject).at(latest ? -1 : number - 1)
    if (found === undefined) throw noSuchVersion(number)
    return found
  }

  /** @throws SchemaRegistryError 40403 */
  schema(id: string): RegisteredSchema {
    const found = this.byId.get(id)
    if (found === undefined) throw noSuchSchema(`Schema ${id}`)
    return found
  }

  /**
   * The version of a subject that is this schema, whatever its wording (`canonicalSchema`).
   *
   * @param text JSON
   * @param schemaType such as `AVRO`, the only one there is
   * @throws SchemaRegistryError 40401, 40403, 42201
   */
  lookUp(subject: string, text: string, schemaType: string): RegisteredSchema {
    const versions = this.versions(subject).filter((version) => version.schemaType === schemaType)
    const wanted = canonicalText(text)
    const found = versions.findLast(({ schema }) => canonicalText(schema) === wanted)
    if (found === undefined) throw noSuchSchema('This schema')
    return found
  }
}

function canonicalText(text: string): string {
  if (isDeeperThan(deepest, text)) throw invalidSchema()
  try {
    return canonicalSchema(JSON.parse(text))
  } catch {
    throw invalidSchema()
  }
}

const byText = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1

function fullNameOf(schema: object): string {
  const { name, namespace } = schema as { readonly name?: unknown; readonly namespace?: unknown }
  if (typeof name !== 'string') throw new TypeError('a published schema is a record with a name')
  return typeof namespace === 'string' ? `${namespace}.${name}` : name
}
