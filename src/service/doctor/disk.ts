import { access, constants, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { failed, ok, warning } from './examination.ts'

/** A package of a large account with its report is some hundred MB; PostgreSQL stops at zero. */
const LITTLE = 5 * 2 ** 30
const TOO_LITTLE = 2 ** 29

/** The data directory: there, ours, private, with room. Nothing is made. */
export async function examineDisk(dataDir: string, statfsOf: typeof statfs = statfs) {
  const found = await stat(dataDir).catch(() => null)
  const place = found ? dataDir : await nearest(dataDir)
  if (found && !found.isDirectory())
    return failed('data_dir_not_writable', `${dataDir} is a file: set EXHIBIT_DATA_DIR to a directory.`)
  const may = await access(place, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!may)
    return failed(
      'data_dir_not_writable',
      `Cannot write ${place}: give this user write access there, or set EXHIBIT_DATA_DIR to another directory.`,
    )
  const { bavail, bsize } = await statfsOf(place)
  const free = Number(bavail) * Number(bsize)
  if (free < TOO_LITTLE) return failed('disk_full', `Only ${size(free)} are free on the disk of ${place}: free some.`)
  if (free < LITTLE)
    return warning('disk_low', `${size(free)} are free on the disk of ${place}: see to it that packages find room.`)
  if (found && (found.mode & 0o007) !== 0)
    return warning(
      'data_dir_open',
      `Everybody on this machine may look into ${dataDir} (mode ${(found.mode & 0o777).toString(8)}): chmod 700 ${dataDir}`,
    )
  const there = found ? `${dataDir} can be written` : `${dataDir} will be made at the first start`
  return ok(`${there}, and ${size(free)} are free.`)
}

async function nearest(path: string): Promise<string> {
  const parent = dirname(path)
  const found = await stat(parent).catch(() => null)
  return found || parent === path ? parent : nearest(parent)
}

const size = (bytes: number): string =>
  bytes >= 2 ** 30 ? `${(bytes / 2 ** 30).toFixed(1)} GiB` : `${Math.floor(bytes / 2 ** 20)} MiB`
