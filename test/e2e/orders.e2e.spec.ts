// One system, too: first on a clock that nobody has moved, then under outages. The last part leaves most behind.
import './orders.part.js'
import './outages.part.js'
import './api.part.js'
