#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Modules that were compiled once (types stripped, V8's code) are not compiled again: commands start in half the time. The
// cache lies with the code, which whoever could write there could change as well; where nobody may write, there is none.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/exhibit'))
await import('./program.ts')
