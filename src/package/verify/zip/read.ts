import type { Container, Entry } from '../container.ts'
import { type Failures, Refusal } from '../error.ts'
import { Names } from '../names.ts'
import { contentOf, type Unpacker } from './content.ts'
import { readDirectory } from './directory.ts'
import { checkRecord } from './entry-rules.ts'
import { checkLocal } from './local.ts'
import type { ByteSource } from './source.ts'

/**
 * Lists a zip of the one form in which every tool finds the same files (docs/package-format.md §2). What has another form is
 * a failure, and null where no directory was found. Nothing is closed here.
 */
export async function readZip(
  source: ByteSource,
  unpacker: Unpacker,
  failures: Failures,
): Promise<Container['entries'] | null> {
  try {
    return await list(source, unpacker, failures)
  } catch (error) {
    if (error instanceof Refusal) failures.add(error.code, null, error.message)
    else failures.add('ZIP_UNREADABLE', null, unreadable(error))
    return null
  }
}

/** What to say of a file that could not be opened or read. */
export function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
  return code ? `The file cannot be read${code}.` : 'The file is not a whole zip.'
}

async function list(source: ByteSource, unpacker: Unpacker, failures: Failures): Promise<Map<string, Entry>> {
  const { place, records } = await readDirectory(source)
  const names = new Names()
  const entries = new Map<string, Entry>()
  if ((records[0]?.offset ?? 0) > 0)
    failures.add('ZIP_PREPENDED', null, 'There is data before the first entry of the zip.')
  for (const [index, record] of records.entries()) {
    const { name } = record
    const next = records[index + 1]?.offset ?? place.start
    await failures.of(name, async () => {
      checkRecord(record)
      const isFile = names.accept(name)
      const start = await checkLocal(source, record, next)
      if (isFile)
        entries.set(name, {
          path: name,
          size: record.size,
          read: () => contentOf(source, { ...record, start }, unpacker),
        })
    })
  }
  for (const folder of names.strayFolders(entries.keys()))
    failures.add('NAME_UNKNOWN', folder, 'The folder holds no file of the package.')
  return entries
}
