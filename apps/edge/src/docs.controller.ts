import { Controller, Get, Param, Res } from '@nestjs/common'
import { catalogue, documents } from '@parpay/events/documentation'
import type { FastifyReply } from 'fastify'
import { apiPage } from './api-page.js'
import { assets } from './docs.server.js'
import { eventsPage } from './events-page.js'
import { contentSecurityPolicy } from './page-frame.js'
import { notFound } from './problem.js'
import { schemaRegistryPath } from './schema-registry.server.js'

const pages = { api: apiPage(), events: eventsPage(catalogue) }

/** What a person reads, and the documents that a tool reads: none of it needs an API key. */
@Controller()
export class DocsController {
  /** A browser is led to the documentation; a terminal reads where things are. */
  @Get()
  index(@Res() reply: FastifyReply): void {
    void reply
      .code(302)
      .header('location', '/docs')
      .send({
        ...{ name: 'ParPay', docs: '/docs', messages: '/docs/events', openapi: '/openapi.json' },
        schemaRegistry: `/${schemaRegistryPath}`,
        asyncapi: catalogue.services.map(({ name }) => `/asyncapi/${name}.yaml`),
      })
  }

  @Get('docs')
  api(@Res() reply: FastifyReply): void {
    sendPage(reply, pages.api)
  }

  @Get('docs/events')
  events(@Res() reply: FastifyReply): void {
    sendPage(reply, pages.events)
  }

  @Get('docs/assets/:file')
  asset(@Param('file') file: string, @Res() reply: FastifyReply): void {
    const folder = assets.get(file)
    if (folder === undefined) throw notFound('file')
    void reply.header('x-content-type-options', 'nosniff').sendFile(file, folder)
  }

  /** The services' documents, and what they refer to beside them. */
  @Get('asyncapi/*')
  asyncapi(@Param('*') path: string, @Res() reply: FastifyReply): void {
    const document = Object.hasOwn(documents, path) ? documents[path] : undefined
    if (document === undefined) throw notFound('document')
    void reply.type(path.endsWith('.avsc') ? 'application/json' : 'application/yaml').send(document)
  }
}

function sendPage(reply: FastifyReply, page: string): void {
  void reply
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    })
    .send(page)
}
