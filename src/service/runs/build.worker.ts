import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import type { Opening } from './build-messages.ts'

// As the command line does (src/cli/main.ts): whoever starts the thread, its modules are read from there.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/exhibit'))
const opening: Opening = workerData
const { takeBuilds } = await import('./build-in-thread.ts')
takeBuilds(opening)
