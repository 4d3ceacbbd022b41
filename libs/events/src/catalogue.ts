/** A field of a message, as its schema documents it. */
export interface CatalogueField {
  readonly name: string
  /** In words: `string`, `TypeID ord_`, `minor units`, `list of Line`. */
  readonly type: string
  readonly nullable: boolean
  /** What it means, with its unit. */
  readonly doc: string
  /** Never logged, never shown. */
  readonly secret: boolean
  /** May hold personal data. */
  readonly personal: boolean
  /** The symbols of an enum. */
  readonly values?: readonly string[]
  /** The fields of a record inside. */
  readonly fields?: readonly CatalogueField[]
}

export interface CatalogueMessage {
  readonly name: string
  readonly doc: string
  /** The field that is the record's key. */
  readonly key: string
  readonly senders: readonly string[]
  readonly receivers: readonly string[]
  readonly fields: readonly CatalogueField[]
}

export interface CatalogueTopic {
  readonly name: string
  readonly doc: string
  readonly partitions: number
  /** Days a record is kept; null: for ever. */
  readonly days: number | null
  readonly messages: readonly CatalogueMessage[]
}

/** Messages in the order in which a case makes them. */
export interface CatalogueFlow {
  readonly name: string
  readonly doc: string
  readonly messages: readonly string[]
}

/** The AsyncAPI documents as data, for whoever shows them to a person. */
export interface Catalogue {
  readonly doc: string
  readonly headers: readonly { readonly name: string; readonly required: boolean; readonly doc: string }[]
  readonly services: readonly { readonly name: string; readonly doc: string }[]
  readonly topics: readonly CatalogueTopic[]
  readonly flows: readonly CatalogueFlow[]
}
