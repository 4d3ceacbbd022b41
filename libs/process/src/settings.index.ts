/** How a program reads its environment, without a service's runtime: for what prepares Kafka and databases. */
export { withFiles } from './environment-files.store.js'
export { halfALogin, kafkaSecurity } from './kafka-security.js'
export { kafkaVariables } from './kafka-variables.js'
export { describeVariables, readSettings, type Reading } from './settings.js'
export { variable, type Settings, type Variable, type Variables } from './variable.js'
