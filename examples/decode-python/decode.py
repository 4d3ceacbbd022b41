"""Prints the records of ParPay's topics as lines of JSON, decoded by Confluent's own client. See README.md."""

import json
import os
import sys

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaException, TopicPartition
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.serialization import MessageField, SerializationContext

REGISTRY = SchemaRegistryClient({"url": os.environ["PARPAY_URL"] + "/schema-registry"})
DECODE = AvroDeserializer(REGISTRY)


def topics():
    """Those that the registry has schemas of: a subject is a topic, a dash and a record's name."""
    return sorted({subject.split("-")[0] for subject in REGISTRY.get_subjects()})


def text(value):
    """A time as in ParPay's JSON."""
    return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def main(wanted):
    # No group, and nothing is committed: who looks leaves no trace. librdkafka wants a name all the same.
    options = {"group.id": "decode", "enable.auto.commit": False}
    consumer = Consumer({"bootstrap.servers": os.environ["KAFKA_BROKERS"], **options})
    found = consumer.list_topics(timeout=10).topics
    consumer.assign(
        [TopicPartition(topic, n, OFFSET_BEGINNING) for topic in wanted for n in found[topic].partitions]
    )
    while True:
        record = consumer.poll(1)
        if record is None:
            continue
        if record.error():
            raise KafkaException(record.error())
        value = DECODE(record.value(), SerializationContext(record.topic(), MessageField.VALUE))
        name = dict(record.headers() or [])["ce_type"].decode()
        print(json.dumps({"topic": record.topic(), "message": name, "value": value}, default=text), flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:] or topics())
    except KeyboardInterrupt:
        pass
