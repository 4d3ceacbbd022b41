import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readContract, type Contract } from '@parpay/testkit'

/** What the AsyncAPI documents of this clone say. */
export async function ownContract(): Promise<Contract> {
  const folder = new URL('../../../asyncapi/services/', import.meta.url)
  const documents = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return readContract(documents.map((name) => fileURLToPath(new URL(name, folder))))
}
