import { FrameworkError } from '../../frameworks/errors.ts'

/** Reads files; one that cannot be read is a FrameworkError `unreadable` that names it by `what`. */
export async function reading<T>(read: () => Promise<T>, what: string): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error'
    throw new FrameworkError('unreadable', `${what} could not be read (${code}).`, { cause: error })
  }
}
