#!/bin/sh
# Makes the role that serves: it reads and writes rows and changes no tables (SECURITY 13.2.2). LeerID grants it its rights
# when it migrates.
set -eu
# On a line of its own, or the role would be made without a password when it cannot be read.
password=$(cat /run/secrets/serving-password)
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v password="$password" <<'SQL'
create role leerid_serving login password :'password';
SQL
