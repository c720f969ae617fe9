#!/bin/sh
# Makes or updates Temporal's tables in its two databases (the databases themselves are made by postgres-users.sh).
# The password comes as SQL_PASSWORD.
set -eu

update() {
  # "setup-schema" makes the version table; it fails when that is there already, and then only the update is needed.
  temporal-sql-tool --plugin postgres12 --ep postgres -p 5432 -u temporal --db "$1" setup-schema -v 0.0 || true
  temporal-sql-tool --plugin postgres12 --ep postgres -p 5432 -u temporal --db "$1" \
    update-schema -d "/etc/temporal/schema/postgresql/v12/$2/versioned"
}

update temporal temporal
update temporal_visibility visibility
