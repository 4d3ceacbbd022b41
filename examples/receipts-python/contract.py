"""ParPay's contract as data: topics from AsyncAPI documents, messages by the history of their schemas."""

import io
import json
import struct
from pathlib import Path

import fastavro
import yaml


def resolve(file, node):
    """Follows `$ref: file#/path` until there is none; answers where that leads."""
    while "$ref" in node:
        name, _, pointer = node["$ref"].partition("#")
        file = (file.parent / name).resolve() if name else file
        node = yaml.safe_load(file.read_text())
        for part in pointer.strip("/").split("/"):
            file, node = resolve(file, node)
            node = node[part]
    return file, node


def received(document):
    """The topics a service receives from, each with the names of the messages."""
    topics = {}
    for operation in yaml.safe_load(document.read_text())["operations"].values():
        if operation["action"] == "receive":
            _, channel = resolve(document, operation["channel"])
            messages = [resolve(document, message)[1]["name"] for message in operation["messages"]]
            topics.setdefault(channel["address"], set()).update(messages)
    return topics


class Schemas:
    """Every version of every schema that was ever published: schemas.lock.json, oldest first."""

    def __init__(self, lock: Path):
        versions = json.loads(lock.read_text())
        self.written = {version["id"]: version for version in versions}
        self.newest = {version["message"]: version["schema"] for version in versions}

    def decode(self, value):
        """Confluent's wire format: a zero, four bytes of schema id, Avro. Read as the newest version has it."""
        magic, schema_id = struct.unpack_from(">bI", value)
        if magic != 0:
            raise ValueError(f"a value begins with {magic}, not 0")
        version = self.written[schema_id]
        name = version["message"]
        return name, fastavro.schemaless_reader(io.BytesIO(value[5:]), version["schema"], self.newest[name])
