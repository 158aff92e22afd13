import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openApiText } from '../../src/api/openapi.ts'
import { compile } from '../../src/frameworks/compiled.ts'
import { mappingJsonSchema, notCollectedJsonSchema, objectivesJsonSchema } from '../../src/frameworks/schema.ts'
import { grantedTypes, renderPolicy } from '../../src/service/frameworks/policy.ts'
import { thirdPartyNotices } from '../licences/notices.ts'
import { auditManagerPage } from './audit-manager.ts'
import { checksLock } from './check-digests.ts'
import { cliOperations } from './cli-operations.ts'
import { catalogue, countsText, frameworksTable, servicesTable } from './coverage.ts'
import { destinationsPage } from './destinations.ts'
import { envExample } from './env-example.ts'
import { equivalentsPage } from './equivalents.ts'
import { errorsDoc } from './errors-doc.ts'
import { frameworkPages } from './framework-pages.ts'
import { mappingsParts } from './mappings-doc.ts'
import { verifyPage } from './verify-page/index.ts'

export const ROOT = join(import.meta.dirname, '../..')

const MAPPINGS = join(ROOT, 'mappings')
/** Of every mapping that people edit as YAML, what is read at run time. */
const compiledMappings = Object.fromEntries(
  readdirSync(MAPPINGS)
    .filter(name => name.endsWith('.yaml'))
    .map(name => name.replace(/\.yaml$/, ''))
    .map(name => [
      `mappings/compiled/${name}.json`,
      async () => compile(name, await readFile(join(MAPPINGS, `${name}.yaml`), 'utf8')),
    ]),
)

/** Files that are made from code and checked in: `npm run generate` writes them, a test and `npm run check` hold them. */
export const GENERATED: Readonly<Record<string, () => string | Promise<string>>> = {
  '.env.example': envExample,
  'README.md': readme,
  'THIRD-PARTY-NOTICES': () => thirdPartyNotices(ROOT),
  'connectors/checks.lock.json': checksLock,
  'docs/audit-manager.md': auditManagerPage,
  'docs/coverage.md': coverage,
  'docs/destinations.md': destinationsPage,
  'docs/errors.md': errorsDoc,
  'docs/equivalents.md': equivalentsPage,
  'docs/mappings.md': mappingsDoc,
  'docs/policy/exhibit-reader.json': () => policy('json'),
  'docs/policy/exhibit-reader.tf': () => policy('terraform'),
  'docs/policy/exhibit-reader.yaml': () => policy('cloudformation'),
  'openapi.yaml': openApiText,
  'src/cli/remote/operations.json': cliOperations,
  'templates/verify.html': verifyPage,
  ...compiledMappings,
  ...(await frameworkPages()),
  'mappings/not-collected.schema.json': () => `${JSON.stringify(notCollectedJsonSchema(), null, 2)}\n`,
  'mappings/objectives.schema.json': () => `${JSON.stringify(objectivesJsonSchema(), null, 2)}\n`,
  'mappings/schema.json': () => `${JSON.stringify(mappingJsonSchema(), null, 2)}\n`,
}

/** Those whose content in the tree is not what the code makes. */
export async function drifted(): Promise<string[]> {
  const names = Object.entries(GENERATED).map(async ([path, make]) =>
    (await make()) === (await readFile(join(ROOT, path), 'utf8').catch(() => '')) ? [] : [path],
  )
  return (await Promise.all(names)).flat()
}

const policy = (format: 'json' | 'terraform' | 'cloudformation') => renderPolicy(format, grantedTypes())

async function coverage(): Promise<string> {
  const parts = [
    '# What is covered',
    'Generated from the connectors and mappings by `npm run generate`.',
    await servicesTable(),
    await frameworksTable(),
    catalogue(),
  ]
  return `${parts.join('\n\n')}\n`
}

async function readme(): Promise<string> {
  // Held against what the demo says by its test; `npm run demo:transcript` writes it.
  const demo = await readFile(join(ROOT, 'docs/demo.txt'), 'utf8')
  return withParts('README.md', {
    counts: countsText(),
    demo: `\`\`\`text
${demo}\`\`\``,
  })
}

async function mappingsDoc(): Promise<string> {
  return withParts('docs/mappings.md', await mappingsParts())
}

const MADE = /(<!-- made: (\w+) -->\n?)[\s\S]*?(\n?<!-- end -->)/g

/** A file's own text, with what stands between its markers made anew. It asks for all that is made for it. */
async function withParts(path: string, made: Readonly<Record<string, string>>): Promise<string> {
  const text = await readFile(join(ROOT, path), 'utf8')
  const asked = new Set([...text.matchAll(MADE)].map(([, , name]) => name))
  const names = Object.keys(made)
  if (asked.size !== names.length || names.some(name => !asked.has(name)))
    throw new Error(`${path} asks for ${[...asked].join(', ') || 'nothing'}; made are ${names.join(', ')}.`)
  return text.replaceAll(MADE, (_, open, name, close) => `${open}${made[name]}${close}`)
}
