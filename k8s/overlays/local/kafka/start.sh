#!/bin/sh
# Prepares the log's folder the first time, and starts the broker.
set -eu

# Nothing is written but the log: the image may be read-only. What is said goes to the console.
export LOG_DIR=/tmp
export EXTRA_ARGS=
export KAFKA_LOG4J_OPTS=-Dlog4j2.configurationFile=/opt/kafka/config/tools-log4j2.yaml

here=$(dirname "$0")
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id c2FmZWZyb250LWxvY2FsMQ --config "$here/server.properties"
exec /opt/kafka/bin/kafka-server-start.sh "$here/server.properties"
