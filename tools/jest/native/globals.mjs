// What specs get as `@jest/globals`. A module that several specs import is loaded once in a process, and what it asks of Jest
// is about the spec file that runs.
import { ofSpecFile } from './runtime.mjs'

const current = (name) =>
  new Proxy(() => undefined, {
    apply: (_, self, words) => Reflect.apply(ofSpecFile()[name], self, words),
    get: (_, key) => ofSpecFile()[name][key],
  })

export const describe = current('describe')
export const expect = current('expect')
export const it = current('it')
export const jest = current('jest')
export const test = current('test')
export const beforeAll = current('beforeAll')
export const beforeEach = current('beforeEach')
export const afterEach = current('afterEach')
export const afterAll = current('afterAll')
