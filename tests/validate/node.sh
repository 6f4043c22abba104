# Sourced by tests/validate/run and tests/browser/run: puts node 20.19 or later and npm on the PATH.
# What is missing is installed by apt; Debian 12 has only node 18, so there a later one comes from npm.

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

install() { # packages of Debian
  as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

node_is_new() { node -e '
  const [major, minor] = process.versions.node.split(".").map(Number);
  process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null; }

command -v node >/dev/null && command -v npm >/dev/null || install nodejs npm
if ! node_is_new; then
  tools="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/target/tools/node"
  [ -x "$tools/node_modules/.bin/node" ] || npm install --silent --no-save --prefix "$tools" node@20.19.5
  PATH="$tools/node_modules/.bin:$PATH"
  node_is_new
fi

packages() { # folder: what its package-lock.json names, unless it is there already
  [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] || npm ci --silent --prefix "$1"
}
