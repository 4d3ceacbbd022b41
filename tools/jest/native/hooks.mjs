// Preloaded into Jest's processes (`--import`): Node itself loads specs and sources. SWC makes JavaScript of TypeScript, once
// for each content.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import swc from '@swc/core/package.json' with { type: 'json' }

const options = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
}
const require = createRequire(import.meta.url)
const jestGlobals = new URL('./globals.mjs', import.meta.url).href
const root = new URL('../../../', import.meta.url)
const cache = fileURLToPath(new URL('node_modules/.cache/parpay/swc', root))
mkdirSync(cache, { recursive: true })

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: jestGlobals, format: 'module', shortCircuit: true }
    const from = context.parentURL && new URL(context.parentURL)
    if (!from?.pathname.endsWith('.ts') || !/^\.{1,2}\/.*\.js$/.test(specifier)) return next(specifier, context)
    const source = new URL(specifier.replace(/js$/, 'ts'), from)
    if (!existsSync(source)) return next(specifier, context)
    // What a spec of test/ has beside it is its own, like the hooks that are in it.
    if (!source.href.slice(root.href.length).includes('/src/')) source.search = from.search
    return { url: source.href, format: 'module', shortCircuit: true }
  },
  load(url, context, next) {
    const { protocol, pathname } = new URL(url)
    if (protocol !== 'file:' || !pathname.endsWith('.ts')) return next(url, context)
    return { format: 'module', source: javascript(fileURLToPath(url)), shortCircuit: true }
  },
})

function javascript(filename) {
  const source = readFileSync(filename, 'utf8')
  const hash = createHash('sha256')
    .update(JSON.stringify([swc.version, options, filename, source]))
    .digest('hex')
  const kept = join(cache, `${hash}.js`)
  if (existsSync(kept)) return readFileSync(kept, 'utf8')
  const { code } = require('@swc/core').transformSync(source, { ...options, filename }) // loaded only when it is needed
  const own = `${kept}.${process.pid}`
  writeFileSync(own, code)
  renameSync(own, kept) // other processes see all of it or nothing
  return code
}
