import { ContractInvalid, type Problem } from './contract-invalid.js'
import type { ContractNode } from './node.js'
import { own } from './object.js'
import type { Source } from './source.js'
import { violations, type Part } from './specification.js'
import { versionOf } from './version.js'

/** Holds documents, and parts of them in files of their own, against AsyncAPI's JSON Schema; each one once. */
export class DocumentCheck {
  private readonly checked = new Set<string>()

  /**
   * A whole document of that version.
   * @throws {ContractInvalid}
   */
  document(source: Source, version: string): void {
    this.once(source.id, () => violations(version, source.root).map((each) => source.problem(each.path, each.sentence)))
  }

  /**
   * What a `$ref` led to: the document it is in, or it alone where its file is no AsyncAPI document.
   * @throws {ContractInvalid}
   */
  part(node: ContractNode, part: Part, version: string): void {
    if (own(node.source.root, 'asyncapi') !== undefined) {
      this.document(node.source, versionOf(node.source))
      return
    }
    this.once(`${part} ${node.id}`, () =>
      violations(version, node.value, part).map((each) =>
        node.source.problem([...node.path, ...each.path], each.sentence),
      ),
    )
  }

  private once(name: string, look: () => Problem[]): void {
    if (this.checked.has(name)) return
    this.checked.add(name)
    const problems = look()
    if (problems.length > 0) throw new ContractInvalid(problems)
  }
}
