import { StoreError } from './error.ts'

const SQLITE_CODES: Readonly<Record<number, string>> = { 8: 'EROFS', 13: 'ENOSPC', 14: 'EACCES', 26: 'EINVAL' }

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('errcode' in error && typeof error.errcode === 'number') return SQLITE_CODES[error.errcode & 0xff]
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Names a failure of the file system; what is already named, and what is unknown, stays as it is. */
export function fileError(error: unknown, path: string): unknown {
  if (error instanceof StoreError) return error
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EINVAL':
      return new StoreError(
        'data_dir_not_writable',
        `Cannot write ${path}: give this user write access there, or set EXHIBIT_DATA_DIR to another directory.`,
        error,
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, error)
    default:
      return error
  }
}

export const diskFull = (path: string, cause?: unknown): StoreError =>
  new StoreError('disk_full', `No space is left on the disk of ${path}: free some and start again.`, cause)
