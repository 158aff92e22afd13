import { edit } from '../forgery.ts'
import { type Attack, lied } from './attack.ts'

export const tables: Attack[] = ['findings', 'controls'].map(name =>
  lied({ name: `a ${name}.csv that says otherwise`, code: 'CSV_MISMATCH', file: `${name}.csv` }, files =>
    edit(files, `${name}.csv`, text => text.replace(/fail|tests_failed/, 'pass')),
  ),
)

export const listing: Attack[] = [
  lied(
    { name: 'another digest of an item in the manifest', code: 'ITEMS_MISMATCH', file: 'manifest.json' },
    () => {},
    manifest => ({ ...manifest, items: manifest.items.map(item => ({ ...item, digest: `sha256:${'0'.repeat(64)}` })) }),
  ),
  lied(
    { name: 'an item that the manifest does not list', code: 'ITEMS_MISMATCH', file: 'manifest.json' },
    () => {},
    manifest => ({
      ...manifest,
      items: manifest.items.slice(1),
    }),
  ),
]
