// Each line must be refused by its rule: a boundary that stopped working (no project graph, a block replaced by a later one) fails here.
import { ESLint } from 'eslint'
import { createProjectGraphAsync } from '@nx/devkit'

const mustFail = [
  [
    'apps/edge/src/main.ts',
    "import { order } from '../../checkout/src/order.js'; console.log(order)",
    '@nx/enforce-module-boundaries',
  ],
  [
    'libs/events/src/index.ts',
    "import { Stack } from '@parpay/stack'; console.log(Stack)",
    '@nx/enforce-module-boundaries',
  ],
  [
    'apps/edge/src/main.ts',
    "import { Stack } from '@parpay/stack'; console.log(Stack)",
    '@nx/enforce-module-boundaries',
  ],
  ['apps/edge/src/main.ts', "import kafkajs from 'kafkajs'; console.log(kafkajs)", 'no-restricted-imports'],
  ['apps/edge/src/orders.ts', "import pg from 'pg'; console.log(pg)", 'no-restricted-imports'],
]
await createProjectGraphAsync() // without a cached graph the rule skips itself and passes
const eslint = new ESLint()
let broken = 0
for (const [filePath, code, rule] of mustFail) {
  const [result] = await eslint.lintText(code, { filePath })
  if (result.messages.some((m) => m.ruleId === rule)) continue
  broken += 1
  console.error(
    `${rule} no longer refuses, in ${filePath}: ${code}`,
    result.messages.map((m) => m.message),
  )
}
process.exit(broken ? 1 : 0)
