import { constants } from 'node:fs'
import { access, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ServiceError } from '../service/runtime/error.ts'

/** Makes the directory for `--out`, where need be, and answers its absolute path. Throws `output_unwritable`. */
export async function outputDirectory(directory: string): Promise<string> {
  const path = resolve(directory)
  try {
    await makeDirectory(path)
    await access(path, constants.W_OK)
    return path
  } catch (error) {
    throw new ServiceError(
      'output_unwritable',
      `The directory ${path} cannot be written (${(error as NodeJS.ErrnoException).code}): choose another with --out.`,
      error,
    )
  }
}

/** Node's own recursive `mkdir` never ends where a file system refuses with ENOENT, as /proc does. */
async function makeDirectory(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) return
  if (!found && dirname(path) !== path) await makeDirectory(dirname(path))
  await mkdir(path).catch(async error => {
    if (!(await stat(path).catch(() => undefined))?.isDirectory()) throw error
  })
}

/** Copies a file; it takes its final name once it is whole. Throws `output_unwritable`. */
export async function copyTo(from: string, directory: string, name: string): Promise<string> {
  const to = join(directory, name)
  try {
    await copyFile(from, `${to}.part`)
    await rename(`${to}.part`, to)
    return to
  } catch (error) {
    await rm(`${to}.part`, { force: true }).catch(() => {})
    throw new ServiceError(
      'output_unwritable',
      `The package could not be copied to ${to} (${(error as NodeJS.ErrnoException).code}); it is kept as ${from}.`,
      error,
    )
  }
}
