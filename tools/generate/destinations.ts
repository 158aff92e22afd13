import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Kind } from '../../src/deliver/adapter.ts'
import { KINDS } from '../../src/deliver/index.ts'

interface Field {
  readonly description?: string
  readonly default?: unknown
}

/** docs/destinations.md: each kind's fields, from its schemas, and its instructions. */
export async function destinationsPage(): Promise<string> {
  const kinds = [...KINDS].sort((a, b) => a.label.localeCompare(b.label))
  return [
    '# Destinations',
    'Where packages and events go. `POST /v1/destinations {name, kind, config, secrets}` makes one, `POST /v1/destinations/{id}/test` tries ' +
      'it ([rest.md](rest.md#destinations) has retries, replay and the log). Made from the code by `npm run generate`.',
    'No vendor was ever called from here: each kind was built on the vendor’s published interface, and its tests run against a stand-in ' +
      'that refuses what that interface refuses (`test/deliver/contracts/`). `experimental` kinds rest on less than a full description.',
    ['| kind | for | status |', '| --- | --- | --- |', ...kinds.map(row)].join('\n'),
    ...(await Promise.all(kinds.map(chapter))),
  ]
    .join('\n\n')
    .concat('\n')
}

const row = ({ kind, label, status }: Kind): string => `| [\`${kind}\`](#${anchor(label)}) | ${label} | ${status} |`
const anchor = (label: string): string =>
  label
    .toLowerCase()
    .replaceAll(' ', '-')
    .replaceAll(/[^a-z0-9-]/g, '')

async function chapter({ kind, label, folder, config, secrets }: Kind): Promise<string> {
  const fields = [...fieldsOf(config, 'config'), ...fieldsOf(secrets, 'secrets')]
  const table = ['| field | needed | |', '| --- | --- | --- |', ...fields].join('\n')
  const instructions = await readFile(join(folder, 'instructions.md'), 'utf8')
  return `## ${label}\n\n\`kind: ${kind}\`\n\n${table}\n\n${instructions.trimEnd()}`
}

function fieldsOf(schema: z.ZodType, within: string): string[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' })
  return Object.entries(properties).map(([name, field]) => {
    const { description = '', default: otherwise } = field as Field
    const standard =
      otherwise === undefined || otherwise === '' ? '' : ` (\`${JSON.stringify(otherwise)}\` where left out)`
    const needed = required.includes(name) ? 'yes' : 'no'
    return `| \`${within}.${name}\` | ${needed} | ${description.replaceAll('|', '\\|')}${standard} |`
  })
}
