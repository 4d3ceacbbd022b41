export { compileFilter, type Filter } from './filter.js'
export { FilterInvalid } from './filter-invalid.js'
export type { FilterInput } from './find.js'
export type { MessageType, Vocabulary } from './vocabulary.js'
