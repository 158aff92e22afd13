import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { sha256 } from '../../../src/evidence/digest.ts'
import { hasAll, type Program } from '../../kit/machine.ts'
import { folder } from '../workbench.ts'

/** What a tool found in a zip: SHA-256 of the content by name; or why it found nothing. */
export type Seen = ReadonlyMap<string, string> | string

export interface ZipReader {
  readonly name: string
  readonly programs: readonly Program[]
  /** Reads a zip as a stream, and may refuse what streams cannot tell. */
  readonly streams?: boolean
  readonly read: (zips: readonly string[]) => Promise<readonly Seen[]>
}

const READERS = join(import.meta.dirname, 'readers')
const run = promisify(execFile)
const OPTIONS = { maxBuffer: 1 << 28, env: { ...process.env, GO111MODULE: 'off', GOCACHE: join(tmpdir(), 'go-cache') } }

/** Programs that read many zips at once and print what they see. */
const printing = (name: string, programs: readonly Program[], command: readonly string[]): ZipReader => ({
  name,
  programs,
  async read(zips) {
    const [program = '', ...first] = command
    const { stdout } = await run(program, [...first, ...zips], OPTIONS)
    const seen = new Map<string, Map<string, string> | string>(zips.map(zip => [zip, new Map()]))
    for (const line of stdout.split('\n').filter(Boolean)) {
      const [zip = '', file = '', content = ''] = line.split('\t')
      const files = seen.get(zip)
      if (file === '!') seen.set(zip, content)
      // A name twice is two contents.
      else if (typeof files === 'object') files.set(file, (files.get(file) ?? '') + content)
    }
    return zips.map(zip => seen.get(zip) ?? 'nothing was printed')
  },
})

/** Programs that unpack one zip into the folder they are in. */
const unpacking = (
  name: string,
  program: Program,
  unpack: (zip: string, to: string) => Promise<unknown>,
): ZipReader => ({
  name,
  programs: [program],
  read: zips =>
    Promise.all([0, 1].map(lane => unpackLane(zips, lane, unpack))).then(lanes =>
      zips.map((_, index) => lanes[index % 2]?.[index >> 1] ?? 'not read'),
    ),
})

/** Two at once: every second zip. */
async function unpackLane(
  zips: readonly string[],
  lane: number,
  unpack: (zip: string, to: string) => Promise<unknown>,
): Promise<Seen[]> {
  const place = await folder()
  const seen: Seen[] = []
  for (const zip of zips.filter((_, index) => index % 2 === lane)) {
    const to = join(place, 'to')
    await mkdir(to)
    seen.push(
      await unpack(zip, to).then(
        () => contentIn(to),
        error => String(error.stderr || error),
      ),
    )
    await rm(to, { recursive: true })
  }
  return seen
}

async function contentIn(place: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const entry of await readdir(place, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) continue
    const content = entry.isFile() ? sha256(await readFile(path)).toString('hex') : 'not a file'
    files.set(relative(place, path), content)
  }
  return files
}

/** A warning counts as a refusal. */
const quietly = async (program: string, options: readonly string[], cwd: string) => {
  const running = run(program, options, { ...OPTIONS, cwd, timeout: 20_000 })
  // Whoever asks a question gets no answer.
  running.child.stdin?.end()
  const { stderr } = await running
  if (stderr) throw new Error(stderr)
}

async function unpackStream(zip: string, cwd: string): Promise<void> {
  const child = execFile('bsdtar', ['-xf', '-'], { cwd })
  const errors: string[] = []
  child.stderr?.on('data', text => errors.push(String(text)))
  if (child.stdin)
    createReadStream(zip)
      .on('error', () => {})
      .pipe(child.stdin)
      .on('error', () => {})
  const code = await new Promise(resolve => child.on('close', resolve))
  if (code !== 0 || errors.length > 0) throw new Error(errors.join('') || `exit code ${code}`)
}

const EVERY: readonly ZipReader[] = [
  printing('Python', ['python3'], ['python3', join(READERS, 'unzip.py')]),
  printing('Java ZipFile', ['java', 'javac'], ['java', join(READERS, 'Unzip.java'), 'file']),
  {
    ...printing('Java ZipInputStream', ['java', 'javac'], ['java', join(READERS, 'Unzip.java'), 'stream']),
    streams: true,
  },
  printing('Go', ['go'], ['go', 'run', join(READERS, 'unzip.go')]),
  unpacking('Info-ZIP', 'unzip', (zip, to) => quietly('unzip', ['-qq', zip], to)),
  unpacking('bsdtar', 'bsdtar', (zip, to) => quietly('bsdtar', ['-xf', zip], to)),
  { ...unpacking('bsdtar from a pipe', 'bsdtar', unpackStream), streams: true },
  unpacking('7-Zip', '7z', (zip, to) => quietly('7z', ['x', '-y', '-bso0', '-bsp0', zip], to)),
]

/** The tools that are installed. */
export const ZIP_READERS: readonly ZipReader[] = EVERY.filter(({ programs }) => hasAll(...programs))
