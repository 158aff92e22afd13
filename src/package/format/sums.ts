import { byPath } from './layout.ts'
import type { ContentFile } from './manifest.ts'

/** What `sha256sum` prints for the files, ordered by path. */
export const sumsText = (files: readonly ContentFile[]): string =>
  files
    .toSorted(byPath)
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('')
