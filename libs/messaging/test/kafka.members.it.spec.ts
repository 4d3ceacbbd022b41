import { openKafkaBroker } from './kafka.fixture.js'
import { memberConformance } from './member.conformance.js'

memberConformance('Kafka', openKafkaBroker)
