import { inflateRawSync, inflateSync } from 'node:zlib'
import { Client } from 'pg'

/** Every row of every table as text: bytes as they are and, where they are deflated, what they hold. */
export async function dumped(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const parts: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await client.query<unknown[]>({ text: `select * from ${name}`, rowMode: 'array' })
      parts.push(name, ...rows.map(row => row.map(cell).join('\t')))
    }
    return parts.join('\n')
  } finally {
    await client.end()
  }
}

function cell(value: unknown): string {
  if (Buffer.isBuffer(value)) return [value, ...inflated(value)].map(bytes => bytes.toString('latin1')).join(' ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function inflated(bytes: Buffer): Buffer[] {
  return [inflateSync, inflateRawSync].flatMap(inflate => {
    try {
      return [inflate(bytes)]
    } catch {
      return []
    }
  })
}
