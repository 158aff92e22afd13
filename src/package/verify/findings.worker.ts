import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Errand } from './findings-thread.ts'

const { fd, file, items, cache }: Errand = workerData
if (cache) enableCompileCache(cache)
const { findingsIn } = await import('./findings-in.ts')
parentPort?.postMessage(await findingsIn(fd, file, items))
