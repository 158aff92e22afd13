/** Cleans up once the work is done, or when the process ends before that (Ctrl-C). */
export async function atExit<T>(cleanUp: () => void, work: () => Promise<T>): Promise<T> {
  process.once('exit', cleanUp)
  try {
    return await work()
  } finally {
    process.removeListener('exit', cleanUp)
    cleanUp()
  }
}
