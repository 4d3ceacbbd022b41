export { outside, type Outside, type TestServers } from './outside.js'
