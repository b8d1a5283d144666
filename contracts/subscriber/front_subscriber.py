#!/usr/bin/env python3
"""Follows the fronts of Safefront: every version of each, without a gap and without a duplicate, one line of JSON each.

    front_subscriber.py BOOTSTRAP FILE             all studies, from the compacted state on
    front_subscriber.py BOOTSTRAP FILE SNAPSHOT    one study, from http://REGISTRY/api/studies/ID/front on

Needs confluent-kafka (pip install confluent-kafka, or Debian's python3-confluent-kafka). The file is result and memory at
once: a line holds a front and the offset to go on from, so what is written is never read again, whenever this is killed.
"""
import json
import os
import sys
import urllib.request

from confluent_kafka import Consumer, KafkaError, TopicPartition

FACTS, STATE = "safefront.front.facts", "safefront.front.state"  # both have one partition
UPDATED = b"org.safefront.front.updated.v1"


class Gap(Exception):
    pass


def records(bootstrap, topic, offset, end=None):
    """The fronts of a topic from an offset on, each with the offset after it; until an end if there is one."""
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "front-subscriber", "enable.auto.commit": False,
                         "isolation.level": "read_committed", "enable.partition.eof": True,
                         "auto.offset.reset": "error"})
    consumer.assign([TopicPartition(topic, 0, offset)])
    while end is None or consumer.position([TopicPartition(topic, 0)])[0].offset < end:
        record = consumer.poll(1.0)
        if record is None:
            continue
        if record.error():
            if record.error().code() != KafkaError._PARTITION_EOF:
                raise SystemExit(f"{topic}: {record.error()}")
            if end is not None:
                break
        elif record.value() and dict(record.headers() or []).get("ce_type") == UPDATED:
            yield json.loads(record.value()), record.offset() + 1
    consumer.close()


def start(bootstrap, snapshot):
    """The lines to begin with. The end of the facts is noted first; what lies a little before it is read too, for the state of
    the very latest fact of a study may be a moment late. Versions that are known are skipped."""
    if snapshot:
        with urllib.request.urlopen(snapshot, timeout=30) as answer:
            front = json.load(answer)
        return [{"next": front["offsets"][FACTS]["0"], "front": {"studyId": snapshot.rstrip("/").split("/")[-2], **front}}]
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "front-subscriber"})
    next_fact = max(0, consumer.get_watermark_offsets(TopicPartition(FACTS, 0), timeout=30)[1] - 1000)
    first, end = consumer.get_watermark_offsets(TopicPartition(STATE, 0), timeout=30)
    consumer.close()
    latest = {front["studyId"]: front for front, _ in records(bootstrap, STATE, first, end)}
    return [{"next": next_fact}] + [{"next": next_fact, "front": front} for front in latest.values()]


def remembered(file, bootstrap, snapshot):
    """The lines of the file, after a kill without the torn one; at the very first the start, written whole or not at all."""
    if not os.path.exists(file):
        with open(file + ".new", "w") as new:
            new.writelines(json.dumps(line) + "\n" for line in start(bootstrap, snapshot))
        os.replace(file + ".new", file)
    with open(file, "rb+") as lines:
        text = lines.read()
        lines.truncate(text.rfind(b"\n") + 1)
        return [json.loads(line) for line in text[:text.rfind(b"\n") + 1].splitlines()]


def main(bootstrap, file, snapshot=None):
    lines = remembered(file, bootstrap, snapshot)
    versions = {line["front"]["studyId"]: line["front"]["version"] for line in lines if "front" in line}
    with open(file, "a") as out:
        for front, after in records(bootstrap, FACTS, lines[-1]["next"]):
            study, known = front["studyId"], versions.get(front["studyId"], 0)
            if front["version"] <= known or (snapshot and study not in versions):
                continue  # a fact may be published twice; it keeps its version (and its ce_id)
            if front["version"] != known + 1:
                raise Gap(f"{study}: version {front['version']} after {known}; begin anew with another file")
            out.write(json.dumps({"next": after, "front": front}) + "\n")
            out.flush()
            versions[study] = front["version"]
            print(study, front["version"], front["digest"], flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
