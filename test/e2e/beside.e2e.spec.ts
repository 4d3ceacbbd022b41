// One system: first what watches it from outside, then services that nothing knows of join it.
import './observed.part.js'
import './examples.part.js'
