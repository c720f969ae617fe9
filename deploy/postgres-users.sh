#!/bin/sh
# Run once, by the first start of an empty PostgreSQL: an owner with a database of its own for the ledger, a login for each
# role of the ledger (docs/guides/roles-and-secrets.md), and a user for Temporal.
set -eu

psql --set=ON_ERROR_STOP=1 --username=postgres \
  --set=fordring_password="$FORDRING_DATABASE_PASSWORD" --set=temporal_password="$TEMPORAL_DATABASE_PASSWORD" \
  --set=worker_password="$WORKER_DATABASE_PASSWORD" --set=desk_password="$DESK_DATABASE_PASSWORD" \
  --set=reader_password="$READER_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE fordring LOGIN PASSWORD :'fordring_password';
CREATE DATABASE fordring OWNER fordring;
CREATE ROLE fordring_worker NOLOGIN;
CREATE ROLE fordring_desk NOLOGIN;
CREATE ROLE fordring_reader NOLOGIN;
CREATE ROLE worker LOGIN PASSWORD :'worker_password' IN ROLE fordring_worker;
CREATE ROLE desk LOGIN PASSWORD :'desk_password' IN ROLE fordring_desk;
CREATE ROLE reader LOGIN PASSWORD :'reader_password' IN ROLE fordring_reader;
CREATE ROLE temporal LOGIN PASSWORD :'temporal_password';
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
SQL
