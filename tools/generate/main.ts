import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { drifted, GENERATED, ROOT } from './files.ts'

/** Writes what is generated and has drifted; with `--check`, only names it. */
const stale = await drifted()
if (process.argv.includes('--check')) {
  for (const path of stale) console.log(`${path} is not what the code makes; run \`npm run generate\`.`)
  if (stale.length > 0) process.exitCode = 1
} else {
  for (const path of stale) {
    await mkdir(dirname(join(ROOT, path)), { recursive: true })
    await writeFile(join(ROOT, path), (await GENERATED[path]?.()) ?? '')
    console.log(`wrote ${path}`)
  }
}
