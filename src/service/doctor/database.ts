import type { Examined } from '../../store/index.ts'
import { failed, ok, warning } from './examination.ts'

export function examineDatabase(found: Examined | null) {
  if (found === null) return ok('There is no database yet: the first start makes it in the data directory.')
  if (found.newer) return failed('schema_newer', 'A newer Exhibit has migrated this database: use that version.')
  const { length } = found.pending
  const kind = found.store.embedded ? 'The embedded database' : 'The database of DATABASE_URL'
  return length > 0
    ? warning(
        'schema_behind',
        `${kind} lacks ${length} ${length === 1 ? 'migration' : 'migrations'}: back it up, then start Exhibit or run \`exhibit migrate\`.`,
      )
    : ok(`${kind} answers and is up to date.`)
}
