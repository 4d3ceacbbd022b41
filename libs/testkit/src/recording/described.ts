/**
 * Values where the contract leaves open which kind they are describe themselves, as in Avro's JSON encoding of unions
 * (Avro 1.12 specification, "JSON Encoding"): a long is `{"long":"5"}`, bytes are `{"bytes":"AAE="}`, and an object
 * that would look like one of these three is wrapped, `{"object":{"long":"a field of this name"}}`.
 */
const tags = ['long', 'bytes', 'object'] as const

/** The tag that an object of these fields has, or would be taken to have. */
export const tagOf = (names: readonly string[]): (typeof tags)[number] | undefined =>
  names.length === 1 ? tags.find((tag) => tag === names[0]) : undefined
