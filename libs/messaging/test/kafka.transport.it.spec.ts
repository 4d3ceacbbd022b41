import { openKafka } from './kafka.fixture.js'
import { parkingConformance } from './parking.conformance.js'
import { transportConformance } from './transport.conformance.js'

transportConformance('Kafka', openKafka)
parkingConformance('Kafka', openKafka)
