#!/bin/sh
# Makes leaflet.js of parts.js; see README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/parts.js" "$work"
cd "$work"
npm install --silent leaflet@1.9.4 esbuild@0.25.12
npx esbuild parts.js --bundle --minify --format=esm --legal-comments=none --outfile="$here/leaflet.js" \
  --banner:js='/* Leaflet 1.9.4 (parts), https://leafletjs.com. (c) 2010-2023 Volodymyr Agafonkin, (c) 2010-2011 CloudMade. BSD-2-Clause, see LICENSE. */'
cd "$here"
sha256sum LICENSE leaflet.css leaflet.js parts.js > SHA256SUMS
