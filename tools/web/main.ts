import { buildWeb, writeApiTypes } from './build.ts'

/** `--types` makes what is needed to check types, and no more. */
await writeApiTypes()
if (!process.argv.includes('--types')) await buildWeb()
