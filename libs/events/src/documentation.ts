export type * from './catalogue.js'
export { catalogue } from './generated/catalogue.js'
export { documents } from './generated/documents.js'
