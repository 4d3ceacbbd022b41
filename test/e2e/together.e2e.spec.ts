// What minds nothing of the others shares one system: a system takes seconds to start.
import './edge.part.js'
import './flows.part.js'
import './replay-ends.part.js'
import './deposits.part.js'
