#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { loadBuiltClients } from '../built-clients.ts'

// Modules that were compiled once (types stripped, V8's code) are not compiled again: commands start in half the time. The
// cache lies with the code, which whoever could write there could change as well; where nobody may write, there is none.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/exhibit'))
// Before anything of the AWS SDK is loaded.
loadBuiltClients()
await import('./program.ts')
