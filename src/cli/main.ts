#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { loadBuiltClients } from '../built-clients.ts'

/** They work for long: what the cache spares them is not felt, and it would stay in memory until they end, 35 MB of it. */
const LONG = new Set(['collect', 'demo'])

// Modules that were compiled once (types stripped, V8's code) are not compiled again: commands start in half the time. The
// cache lies with the code, which whoever could write there could change as well; where nobody may write, there is none.
if (!LONG.has(process.argv[2] ?? '')) enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/exhibit'))
// Before anything of the AWS SDK is loaded.
loadBuiltClients()
await import('./program.ts')
