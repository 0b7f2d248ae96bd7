#!/bin/sh
# Makes, once, every secret that compose.yaml and the Kubernetes manifests name, in ./secrets. Refuses to touch one that is there.
set -eu
# The folder is closed to everybody else. A file in it is open, since a container gets it as it is and reads it as a user of its own.
umask 022
mkdir -p secrets
chmod 700 secrets
random() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }
make() { [ -e "secrets/$1" ] && { echo "secrets/$1 is there already" >&2; exit 1; }; printf '%s\n' "$2" > "secrets/$1"; }
for name in pepper sealing device lookup pairwise national-number signing; do make "$name" "$(date +%Y-%m):$(random)"; done
owner=$(random) serving=$(random)
make owner-password "$owner"
make serving-password "$serving"
make migration-url "postgres://leerid_owner:$owner@${DATABASE_HOST:-database}:5432/leerid"
make database-url "postgres://leerid_serving:$serving@${DATABASE_HOST:-database}:5432/leerid"
echo 'Back up ./secrets now, in another place than the backups of the database: docs/keys.md.'
