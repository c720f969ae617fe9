#!/bin/sh
# Run once, by the first start of an empty PostgreSQL: a user with a database of its own for the ledger, and one for Temporal.
set -eu

psql --set=ON_ERROR_STOP=1 --username=postgres \
  --set=fordring_password="$FORDRING_DATABASE_PASSWORD" --set=temporal_password="$TEMPORAL_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE fordring LOGIN PASSWORD :'fordring_password';
CREATE DATABASE fordring OWNER fordring;
CREATE ROLE temporal LOGIN PASSWORD :'temporal_password';
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
SQL
