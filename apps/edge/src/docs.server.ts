import fastifyStatic from '@fastify/static'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const own = fileURLToPath(new URL('../pages/', import.meta.url))

/** The files that the pages load, each with its folder; no other file is served. */
export const assets: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', swagger],
  ['swagger-ui-bundle.js', swagger],
  ['api.css', own],
  ['api.js', own],
  ['docs.css', own],
  ['icon.svg', own],
])

/** Lets a controller answer with a file. */
export async function serveAssets(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyStatic, { root: own, serve: false })
}
