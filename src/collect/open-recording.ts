import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Recording, RecordingError } from './recording.ts'

/**
 * Reads a recording: a file, plain or packed by gzip, or a folder in which every folder that has a `recording.jsonl`
 * adds to it, as the demo's has one for each service. Throws `recording_unreadable`, `recording_corrupt`.
 */
export async function openRecording(path: string): Promise<Recording> {
  const [first, ...others] = await Promise.all((await filesOf(path)).map(textOf))
  if (first === undefined)
    throw new RecordingError('recording_unreadable', `The folder ${path} has no recordings in it; name a recording.`)
  return new Recording(first, ...others)
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path).catch(() => undefined))?.isDirectory()) return [path]
  const files = (await readdir(path)).sort().map(name => join(path, name, 'recording.jsonl'))
  const found = await Promise.all(files.map(file => stat(file).catch(() => undefined)))
  return files.filter((_, index) => found[index]?.isFile())
}

async function textOf(path: string): Promise<string> {
  try {
    const bytes = await readFile(path)
    return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error'
    throw code.startsWith('Z_')
      ? new RecordingError('recording_corrupt', `The recording ${path} is damaged or cut off (${code}).`)
      : new RecordingError('recording_unreadable', `The recording ${path} cannot be read (${code}).`)
  }
}
