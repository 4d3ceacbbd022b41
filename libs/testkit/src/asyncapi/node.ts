import { ContractInvalid } from './contract-invalid.js'
import { pointerTo } from './json-pointer.js'
import { isObject, own } from './object.js'
import { parseReference } from './reference.js'
import { fileFrom, type Source } from './source.js'
import type { Sources } from './sources.js'

interface Layer {
  readonly source: Source
  readonly path: readonly string[]
  readonly value: unknown
}

/**
 * A place in the documents. Traits make it lie in several places at once: then its layers are objects, and what an
 * earlier one says counts before what a later one says.
 */
export class ContractNode {
  private constructor(
    private readonly sources: Sources,
    private readonly layers: readonly [Layer, ...Layer[]],
  ) {}

  static root(sources: Sources, source: Source): ContractNode {
    return new ContractNode(sources, [{ source, path: [], value: source.root }])
  }

  /** The same for the same place. */
  get id(): string {
    return this.layers.map(({ source, path }) => `${source.id}#${pointerTo(path)}`).join(' ')
  }

  /** As the first layer has it, `$ref`s not followed. */
  get value(): unknown {
    return this.layers[0].value
  }

  get source(): Source {
    return this.layers[0].source
  }

  get path(): readonly string[] {
    return this.layers[0].path
  }

  /** An error about this place, or about what lies below it at `below`. */
  fault(sentence: string, below: readonly string[] = []): ContractInvalid {
    return new ContractInvalid([this.source.problem([...this.path, ...below], sentence)])
  }

  names(): string[] {
    const names = this.layers.flatMap(({ value }) => (isObject(value) ? Object.keys(value) : []))
    return [...new Set(names)].filter((name) => this.get(name) !== undefined)
  }

  /** What lies under a name: layers merged as JSON Merge Patch (RFC 7396) has it, an earlier one being the patch. */
  get(name: string): ContractNode | undefined {
    const children = this.layers.flatMap(({ source, path, value }) =>
      isObject(value) && Object.hasOwn(value, name)
        ? [new ContractNode(this.sources, [{ source, path: [...path, name], value: value[name] }])]
        : [],
    )
    if (this.layers.length === 1) return children[0]
    const removed = children.findIndex(({ value }) => value === null)
    const left = removed < 0 ? children : children.slice(0, removed)
    return left.length < 2 ? left[0] : ContractNode.merged(left)
  }

  /** Under a name, with its `$ref`s followed. */
  at(name: string): ContractNode | undefined {
    return this.get(name)?.follow()
  }

  items(): ContractNode[] {
    const { source, path, value } = this.layers[0]
    if (!Array.isArray(value)) return []
    return value.map(
      (item: unknown, n) => new ContractNode(this.sources, [{ source, path: [...path, String(n)], value: item }]),
    )
  }

  /** A text under a name. Anything else there is no fault here: the AsyncAPI schema has said so. */
  text(name: string): string | undefined {
    const value = this.at(name)?.value
    return typeof value === 'string' ? value : undefined
  }

  /**
   * Where the `$ref`s beginning here end; here where there is none.
   * @throws {ContractInvalid} where one leads nowhere, in a circle, or to what is not a local file
   */
  follow(trail: ReadonlySet<string> = new Set()): ContractNode {
    const ref = own(this.value, '$ref')
    if (typeof ref !== 'string') return this
    if (trail.has(this.id))
      throw this.fault(`$ref "${ref}" leads in a circle; let one of the references lead elsewhere`)
    const seen = new Set(trail).add(this.id)
    return this.target(ref, seen).follow(seen)
  }

  /** With its `traits` applied (AsyncAPI 3, Traits Merge Mechanism): later ones over earlier ones, the target over all. */
  withTraits(): ContractNode {
    const traits = this.get('traits')?.items() ?? []
    const layers = traits.reverse().flatMap((trait) => trait.follow().layers)
    return new ContractNode(this.sources, [...this.layers, ...layers])
  }

  /** One node of several, the first of which counts most: only objects are merged. */
  private static merged(nodes: readonly ContractNode[]): ContractNode | undefined {
    const followed = nodes.map((node) => node.follow())
    const objects = followed.findIndex(({ value }) => !isObject(value))
    const [first, ...rest] = objects < 0 ? followed : followed.slice(0, Math.max(objects, 1))
    return first && new ContractNode(first.sources, [...first.layers, ...rest.flatMap(({ layers }) => layers)])
  }

  private target(ref: string, trail: ReadonlySet<string>): ContractNode {
    const reference = parseReference(ref)
    if (typeof reference === 'string') throw this.fault(reference)
    let node = ContractNode.root(this.sources, this.sourceOf(ref, reference.file))
    for (const name of reference.path) {
      const around = node.follow(trail)
      const list = Array.isArray(around.value) ? around.items() : undefined
      const inside = list ? list[Number(name)] : around.get(name)
      if (!inside)
        throw this.fault(
          `$ref "${ref}" leads nowhere: ${around.source.name} has no #${pointerTo([...around.path, name])}; correct it`,
        )
      node = inside
    }
    return node
  }

  private sourceOf(ref: string, file: string | undefined): Source {
    if (file === undefined) return this.source
    const source = this.sources.get(fileFrom(this.source, file)) ?? 'it was not read'
    if (typeof source === 'string') throw this.fault(`$ref "${ref}" cannot be followed: ${source}; correct the path`)
    return source
  }
}
