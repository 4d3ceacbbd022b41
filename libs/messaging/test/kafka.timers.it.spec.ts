import { openKafka } from './kafka.fixture.js'
import { timerConformance } from './timer.conformance.js'

timerConformance('Kafka', openKafka)
