#!/usr/bin/env -S node --max-semi-space-size=8
// Without this V8 keeps up to 100 MB for new objects, and is no faster for it. `npm start` and the image set it too.
// Plain JavaScript, so that a Node too old for the rest can still say so.
import { existsSync } from 'node:fs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `exhibit: this is Node ${process.versions.node}; Exhibit needs Node 22.18 or newer (in a checkout, \`npm ci\` brings one). [node_too_old]`,
  )
  process.exit(3)
}
/** An installed package holds JavaScript, since Node runs no TypeScript below node_modules; a checkout runs its sources. */
const built = new URL('../dist/src/cli/main.js', import.meta.url)
const source = new URL('../src/cli/main.ts', import.meta.url)
await import((existsSync(source) ? source : built).href)
