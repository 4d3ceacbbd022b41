import js from '@eslint/js'
import nx from '@nx/eslint-plugin'
import { defineConfig, globalIgnores } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'

const kafkajs = {
  name: 'kafkajs',
  message: 'Only libs/messaging/src/kafka.transport.ts knows kafkajs: use the transport seam.',
}
const pg = { name: 'pg', message: 'SQL lives in *.store.ts.' }
const loads = [
  'ImportExpression > .source',
  "CallExpression[callee.name='require'] > .arguments",
  "CallExpression[callee.callee.name='createRequire'] > .arguments",
]
/** Neither the package nor a part of it is imported, or loaded as the code runs. */
const without = (...packages) => ({
  'no-restricted-imports': [
    'error',
    { paths: packages, patterns: packages.map(({ name, message }) => ({ regex: `^${name}/`, message })) },
  ],
  'no-restricted-syntax': [
    'error',
    ...packages.flatMap(({ name, message }) =>
      loads.map((what) => ({ selector: `${what}[value=/^${name}(?![\\w-])/]`, message })),
    ),
  ],
})
const noSql = { selector: "CallExpression[callee.property.name='query']", message: 'SQL lives in *.store.ts.' }
const withoutSql = (...packages) => {
  const { 'no-restricted-syntax': syntax, ...imports } = without(...packages, pg)
  return { ...imports, 'no-restricted-syntax': [...syntax, noSql] }
}

// Listed exceptions: they create topics and databases, or read them from outside as a witness.
const outside = ['tools/stack/**', '**/test/**', 'test/**', '**/*.spec.ts']

export default defineConfig(
  globalIgnores(['**/dist', '**/test-results', '**/generated', 'tools/codegen/template', '.nx', '.parpay']),
  js.configs.recommended,
  { languageOptions: { globals: globals.node } },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strict], // what asks for types is oxlint's: .oxlintrc.json
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off', // would erase the constructor metadata Nest injects by
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  { files: ['**/*.ts'], ignores: [...outside, '**/*.store.ts'], rules: withoutSql(kafkajs) },
  { files: ['**/*.store.ts'], ignores: outside, rules: without(kafkajs) },
  // In testkit the tail reads topics as an outsider would: it is no part of a service.
  { files: ['libs/messaging/src/kafka.transport.ts', 'libs/testkit/src/**/kafka.*.ts'], rules: withoutSql() },
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          depConstraints: [
            { sourceTag: 'scope:events', onlyDependOnLibsWithTags: [] },
            // messaging, process and the apps use scope:tool in tests only; boundaries.mjs shows that src may not
            { sourceTag: 'scope:messaging', onlyDependOnLibsWithTags: ['scope:events'] },
            { sourceTag: 'scope:process', onlyDependOnLibsWithTags: ['scope:events', 'scope:messaging'] },
            { sourceTag: 'scope:testkit', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'scope:client', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'scope:flows', onlyDependOnLibsWithTags: ['scope:testkit', 'scope:tool'] },
            { sourceTag: 'scope:codegen', onlyDependOnLibsWithTags: ['scope:events'] }, // in specs, of what it wrote
            { sourceTag: 'scope:tool', onlyDependOnLibsWithTags: ['scope:events'] },
            {
              sourceTag: 'scope:cli',
              onlyDependOnLibsWithTags: ['scope:client', 'scope:events', 'scope:flows', 'scope:testkit', 'scope:tool'],
            },
            { sourceTag: 'scope:app', onlyDependOnLibsWithTags: ['scope:events', 'scope:messaging', 'scope:process'] },
            { sourceTag: 'scope:setup', onlyDependOnLibsWithTags: ['scope:events', 'scope:process', 'scope:tool'] },
            {
              sourceTag: 'scope:test',
              onlyDependOnLibsWithTags: ['scope:client', 'scope:events', 'scope:flows', 'scope:testkit', 'scope:tool'],
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/test/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          depConstraints: [
            {
              sourceTag: '*',
              onlyDependOnLibsWithTags: [
                'scope:client',
                'scope:events',
                'scope:flows',
                'scope:messaging',
                'scope:process',
                'scope:testkit',
                'scope:tool',
              ],
            },
          ],
        },
      ],
    },
  },
  {
    // What plays the services' rules together: it may import these, and nothing that does I/O.
    files: ['test/model/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: ['accounts', 'checkout', 'payments', 'psp-simulator'].map((app) => `../../apps/${app}/src/*`),
          depConstraints: [
            {
              sourceTag: 'scope:test',
              onlyDependOnLibsWithTags: ['scope:events', 'scope:flows', 'scope:messaging', 'scope:testkit'],
            },
          ],
        },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '/apps/.*(\\.(store|server|module)|/main)\\.js$', message: 'The model does no I/O.' }] },
      ],
    },
  },
  {
    files: ['apps/edge/pages/*.js'],
    languageOptions: { globals: { ...globals.browser, SwaggerUIBundle: 'readonly' } },
  },
)
