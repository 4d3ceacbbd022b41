import { All, Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { publishedSchemas } from './published-schemas.js'
import { noCompatibilityCheck, noSuchResource, readOnly } from './schema-registry-error.js'
import { pageOf, SchemaRegistryQuery } from './schema-registry-query.js'
import { sendRegistryAnswer, schemaRegistryPath } from './schema-registry.server.js'
import { SchemaRegistry, type RegisteredSchema } from './schema-registry.js'

const registry = new SchemaRegistry(publishedSchemas())

/** A schema that is looked up. Others than Avro are in no subject. */
const Lookup = z.object({ schema: z.string(), schemaType: z.string().optional() })
type Lookup = z.infer<typeof Lookup>

/**
 * The schemas of all messages as Confluent's Schema Registry serves them, for its clients: they decode what they read on
 * the topics. Nothing can be changed here. https://docs.confluent.io/platform/current/schema-registry/develop/api.html
 */
@Controller(schemaRegistryPath)
export class SchemaRegistryController {
  @Get()
  root(@Res() reply: FastifyReply): void {
    sendRegistryAnswer(reply, {})
  }

  @Get('subjects')
  subjects(@Query({ schema: SchemaRegistryQuery }) query: SchemaRegistryQuery, @Res() reply: FastifyReply): void {
    const subjects = registry.subjects().filter((subject) => subject.startsWith(query.subjectPrefix))
    sendRegistryAnswer(reply, pageOf(subjects, query))
  }

  /** Whether a schema is known, and by which id: what a serializer asks before it writes. */
  @Post('subjects/:subject')
  @HttpCode(200)
  lookUp(
    @Param('subject') subject: string,
    @Body({ schema: Lookup }) { schema, schemaType = 'AVRO' }: Lookup,
    @Res() reply: FastifyReply,
  ): void {
    sendRegistryAnswer(reply, registry.lookUp(subject, schema, schemaType))
  }

  @Get('subjects/:subject/versions')
  versions(
    @Param('subject') subject: string,
    @Query({ schema: SchemaRegistryQuery }) query: SchemaRegistryQuery,
    @Res() reply: FastifyReply,
  ): void {
    sendRegistryAnswer(
      reply,
      pageOf(
        registry.versions(subject).map(({ version }) => version),
        query,
      ),
    )
  }

  @Get('subjects/:subject/versions/:version')
  version(@Param('subject') subject: string, @Param('version') version: string, @Res() reply: FastifyReply): void {
    sendRegistryAnswer(reply, registry.version(subject, version))
  }

  @Get('subjects/:subject/versions/:version/schema')
  schemaOfVersion(
    @Param('subject') subject: string,
    @Param('version') version: string,
    @Res() reply: FastifyReply,
  ): void {
    sendRegistryAnswer(reply, registry.version(subject, version).schema)
  }

  /** No schema of ours refers to another one. */
  @Get('subjects/:subject/versions/:version/referencedby')
  referrers(@Param('subject') subject: string, @Param('version') version: string, @Res() reply: FastifyReply): void {
    registry.version(subject, version)
    sendRegistryAnswer(reply, [])
  }

  @Get('schemas')
  schemas(@Query({ schema: SchemaRegistryQuery }) query: SchemaRegistryQuery, @Res() reply: FastifyReply): void {
    const isLatest = ({ subject, version }: RegisteredSchema) => version === registry.versions(subject).length
    const wanted = registry
      .schemas()
      .filter((schema) => schema.subject.startsWith(query.subjectPrefix) && (!query.latestOnly || isLatest(schema)))
    sendRegistryAnswer(reply, pageOf(wanted, query))
  }

  @Get('schemas/types')
  types(@Res() reply: FastifyReply): void {
    sendRegistryAnswer(reply, ['AVRO'])
  }

  /** All that a deserializer asks for. */
  @Get('schemas/ids/:id')
  schema(@Param('id') id: string, @Res() reply: FastifyReply): void {
    const { schema, schemaType } = registry.schema(id)
    sendRegistryAnswer(reply, { schema, schemaType })
  }

  @Get('schemas/ids/:id/schema')
  schemaOfId(@Param('id') id: string, @Res() reply: FastifyReply): void {
    sendRegistryAnswer(reply, registry.schema(id).schema)
  }

  @Get('schemas/ids/:id/subjects')
  subjectsOfId(@Param('id') id: string, @Res() reply: FastifyReply): void {
    sendRegistryAnswer(reply, [registry.schema(id).subject])
  }

  @Get('schemas/ids/:id/versions')
  versionsOfId(@Param('id') id: string, @Res() reply: FastifyReply): void {
    const { subject, version } = registry.schema(id)
    sendRegistryAnswer(reply, [{ subject, version }])
  }

  @Get('config')
  config(@Res() reply: FastifyReply): void {
    sendRegistryAnswer(reply, { compatibilityLevel: registry.compatibility })
  }

  @Get('config/:subject')
  configOf(@Param('subject') subject: string, @Res() reply: FastifyReply): void {
    registry.versions(subject)
    this.config(reply)
  }

  @Get(['mode', 'mode/:subject'])
  mode(@Res() reply: FastifyReply): void {
    sendRegistryAnswer(reply, { mode: 'READONLY' })
  }

  @All('*')
  other(@Req() { method }: FastifyRequest, @Param('*') path: string, @Res() reply: FastifyReply): void {
    const reads = method === 'GET' || method === 'HEAD'
    if (reads && path === '') {
      this.root(reply)
      return
    }
    if (reads) throw noSuchResource()
    throw path.startsWith('compatibility/') ? noCompatibilityCheck() : readOnly()
  }
}
