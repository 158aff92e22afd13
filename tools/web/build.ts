import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const APP = join(ROOT, 'web/app')
const TYPES = join(APP, 'api/schema.d.ts')
/** What the build was made of, beside it. */
const MADE_OF = join(APP, 'dist/made-of')

/** What the API answers, as types of the web interface and of the client. They are not checked in: openapi.yaml is, and says the same. */
export function writeApiTypes(): void {
  const document = join(ROOT, 'openapi.yaml')
  if (!existsSync(document)) return
  const program = join(ROOT, 'node_modules/openapi-typescript/bin/cli.js')
  execFileSync(process.execPath, [program, document, '--output', TYPES], { stdio: ['ignore', 'ignore', 'inherit'] })
  // An image holds no client.
  const client = join(ROOT, 'clients/typescript/src')
  if (existsSync(client)) copyFileSync(TYPES, join(client, 'schema.d.ts'))
}

/** What of ours is bundled with the web interface. */
const SHARED = ['principal', 'csv', '../workbook/spreadsheet', '../../frameworks/basis']

/** Makes `web/app/dist`, which the API serves at `/`, unless it is there and of these very sources. */
export async function buildWeb(): Promise<void> {
  const sources = digest()
  if (existsSync(MADE_OF) && readFileSync(MADE_OF, 'utf8') === sources) return
  const { build } = await import('vite')
  await build({ configFile: join(APP, 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(MADE_OF, sources)
}

/** Of every source and of the packages that are bundled with them. */
function digest(): string {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')))
  const files = readdirSync(APP, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !path.startsWith(join(APP, 'dist')) && path !== TYPES)
  const shared = SHARED.map(name => join(ROOT, `src/package/format/${name}.ts`))
  for (const path of [...files.sort(), ...shared]) hash.update(path.slice(APP.length)).update(readFileSync(path))
  return hash.digest('hex')
}
