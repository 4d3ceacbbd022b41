import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Contract } from '../src/asyncapi/contract.js'
import { ContractInvalid } from '../src/asyncapi/contract-invalid.js'
import { readContract } from '../src/asyncapi/read-contract.js'

/** Texts of files by their path. */
export type Files = Readonly<Record<string, string>>

/** Writes files into a folder of their own and reads the documents among them: by default `main.yaml`. */
export async function contractOf(files: Files, documents: readonly string[] = ['main.yaml']): Promise<Contract> {
  const folder = await mkdtemp(join(tmpdir(), 'asyncapi-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    return await readContract(documents.map((path) => join(folder, path)))
  } catch (error) {
    if (!(error instanceof ContractInvalid)) throw error
    const inFolder = (text: string) => text.replaceAll(`${folder}/`, '')
    throw new ContractInvalid(
      error.problems.map((each) => ({ ...each, file: inFolder(each.file), sentence: inFolder(each.sentence) })),
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The lines of the error that these files are refused with. */
export async function problemsOf(files: Files, documents?: readonly string[]): Promise<string[]> {
  try {
    await contractOf(files, documents)
    return []
  } catch (error) {
    if (error instanceof ContractInvalid) return error.message.split('\n')
    throw error
  }
}

/** A document with a head and what is given. */
export const document = (text: string, title = 'shop') => `asyncapi: 3.0.0
info: { title: ${title}, version: 1.0.0 }
${text}`
