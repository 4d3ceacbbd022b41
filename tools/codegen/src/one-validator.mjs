import { createRequire } from 'node:module'

/**
 * Lets Spectral, which checks documents for the AsyncAPI parser, keep one JSON Schema validator for all documents: it
 * makes one for each, and compiles AsyncAPI's schema in it twice, which takes half a second. A validator knows its schemas
 * by their ids, which are the same for every document.
 */
export function keepOneValidator() {
  const ajv = createRequire(import.meta.url)('@stoplight/spectral-functions/dist/schema/ajv.js')
  const create = ajv.createAjvInstances
  let instances
  ajv.createAjvInstances = () => (instances ??= create())
}
