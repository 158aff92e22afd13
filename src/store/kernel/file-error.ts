import { StoreError } from './error.ts'

const SQLITE_CODES: Readonly<Record<number, string>> = { 8: 'EROFS', 13: 'ENOSPC', 14: 'EACCES', 26: 'EINVAL' }

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('errcode' in error && typeof error.errcode === 'number') return SQLITE_CODES[error.errcode & 0xff]
  if ('code' in error && typeof error.code === 'string' && SYSTEM_CODE.test(error.code)) return error.code
  // Some calls of Node give what the system said, and no code.
  return SAID.find(([text]) => text.test(error.message))?.[1]
}

const SYSTEM_CODE = /^E[A-Z0-9]+$/
const SAID: readonly (readonly [RegExp, string])[] = [
  [/read-only file system/i, 'EROFS'],
  [/no space left on device/i, 'ENOSPC'],
  [/disk quota exceeded/i, 'EDQUOT'],
  [/operation not permitted/i, 'EPERM'],
  [/permission denied/i, 'EACCES'],
]

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
