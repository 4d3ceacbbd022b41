"""Numbered receipts for orders that were paid: ParPay's events without a line of ParPay's code. See README.md."""

import os
import sqlite3
import sys
from datetime import datetime, timezone
from pathlib import Path

from confluent_kafka import Consumer, KafkaException

from contract import Schemas, received

HERE = Path(__file__).resolve().parent
TOPICS = received(HERE / "asyncapi.yaml")
SCHEMAS = Schemas(HERE / "../../asyncapi/schemas.lock.json")
TABLES = """
create table if not exists inbox (topic text, key text, last integer not null, primary key (topic, key));
create table if not exists placed (order_id text primary key, body text not null);
create table if not exists receipt (
  merchant_id text, number integer, order_id text not null unique, body text not null, handed_out integer not null,
  primary key (merchant_id, number));
"""
DECIMALS = {"JPY": 0, "KRW": 0, "KWD": 3}


def money(minor_units, currency):
    decimals = DECIMALS.get(currency, 2)
    return f"{minor_units / 10**decimals:,.{decimals}f} {currency}"


def order_placed(db, order, _at):
    lines = [f"{l['quantity']} x {l['name']} at {money(l['unitAmount'], order['currency'])}" for l in order["lines"]]
    body = "\n".join([*lines, f"Total {money(order['total'], order['currency'])}"])
    db.execute("insert into placed values (?, ?)", (order["orderId"], body))


def order_completed(db, order, at):
    merchant, order_id = order["merchantId"], order["orderId"]
    (number,) = db.execute("select count(*) + 1 from receipt where merchant_id = ?", (merchant,)).fetchone()
    (lines,) = db.execute("select body from placed where order_id = ?", (order_id,)).fetchone()
    paid = money(order["captured"], order["currency"])
    body = f"Receipt {number}, {at:%Y-%m-%d}\nOrder {order_id}\n\n{lines}\nPaid {paid}\n"
    db.execute("insert into receipt values (?, ?, ?, ?, 0)", (merchant, number, order_id, body))


def hand_out(db, folder):
    """After the commit: before it, a crash would give a number that a file has told already to another order."""
    for order_id, body in db.execute("select order_id, body from receipt where not handed_out"):
        draft = folder / f"{order_id}.new"
        draft.write_text(body)
        draft.replace(folder / f"{order_id}.txt")
    with db:  # noted last: after a crash a file is written again, and none is missing
        db.execute("update receipt set handed_out = 1 where not handed_out")


HANDLERS = {"OrderPlaced": order_placed, "OrderCompleted": order_completed}


def is_next(db, record, sequence):
    """Notes the message's number; False for a repeat. The messages of a topic and key are numbered from 1 without a gap."""
    key = (record.topic(), record.key().decode())
    (last,) = db.execute("select last from inbox where topic = ? and key = ?", key).fetchone() or (0,)
    if sequence > last + 1:
        sys.exit(f"{key[1]} on {key[0]}: sequence {sequence} came after {last}, and what is between them is missing")
    if sequence == last + 1:
        db.execute("insert or replace into inbox values (?, ?, ?)", (*key, sequence))
    return sequence > last


def receive(db, record):
    if record.error():
        raise KafkaException(record.error())
    headers = {name: value.decode() for name, value in record.headers()}
    if not is_next(db, record, int(headers["ce_sequence"])):
        return
    # What is not received is not decoded: its schema may be newer than this clone.
    if headers["ce_type"] in TOPICS[record.topic()]:
        at = datetime.fromtimestamp(record.timestamp()[1] / 1000, timezone.utc)
        name, message = SCHEMAS.decode(record.value())
        HANDLERS[name](db, message, at)


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(folder / "receipts.db")
    db.executescript(TABLES)
    consumer = Consumer(
        {
            "bootstrap.servers": os.environ["KAFKA_BROKERS"],
            "group.id": "receipts-python",
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "session.timeout.ms": 6000,  # how long after a crash its partitions wait for it
        }
    )
    consumer.subscribe(list(TOPICS))
    try:
        while True:
            hand_out(db, folder)
            records = consumer.consume(500, timeout=1)
            if records:
                with db:  # one transaction: numbers received, and what follows from them
                    for record in records:
                        receive(db, record)
                consumer.commit()  # afterwards: what is read again after a crash is a repeat
    except KeyboardInterrupt:
        pass
    finally:
        consumer.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "receipts")
