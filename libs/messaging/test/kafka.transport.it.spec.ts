import { openKafka } from './kafka.fixture.js'
import { transportConformance } from './transport.conformance.js'

transportConformance('Kafka', openKafka)
