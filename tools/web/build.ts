import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { build } from 'vite'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '../..')
const TYPES = join(ROOT, 'web/app/api/schema.d.ts')

/** What the API answers, as types of the web interface. They are not checked in: openapi.yaml is, and says the same. */
export async function writeApiTypes(): Promise<void> {
  const document = join(ROOT, 'openapi.yaml')
  if (!existsSync(document)) return
  const made = astToString(await openapiTS(parse(readFileSync(document, 'utf8'))))
  // Left alone where nothing changed, so that tsc need not look at it again.
  if (existsSync(TYPES) && readFileSync(TYPES, 'utf8') === made) return
  writeFileSync(TYPES, made)
}

/** Makes `web/app/dist`, which the API serves at `/`. */
export async function buildWeb(): Promise<void> {
  await build({ configFile: join(ROOT, 'web/app/vite.config.ts'), logLevel: 'warn' })
}
