#!/bin/sh
# Makes the topics of topics.txt that are not there yet; those that are there stay as they are.
# How often a partition is replicated is the broker's default.
set -eu

tool=${KAFKA_TOPICS_TOOL:-/opt/kafka/bin/kafka-topics.sh}

while read -r topic partitions settings; do
  case "$topic" in "" | "#"*) continue ;; esac
  if [ "$partitions" = many ]; then
    partitions=$PARTITIONS
  fi
  set -- --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists --topic "$topic" --partitions "$partitions"
  for setting in $settings; do
    set -- "$@" --config "$setting"
  done
  "$tool" "$@" </dev/null
done <"$(dirname "$0")/topics.txt"
