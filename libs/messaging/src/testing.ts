export { decisionTable, type Cell, type States } from './decision-table.js'
export type { Words } from './decision-words.js'
