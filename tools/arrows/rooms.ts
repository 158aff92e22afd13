/** One file's import of another, by paths in the repository. */
export interface Arrow {
  readonly from: string
  readonly to: string
}

/**
 * The room of each file: its folder; a file that stands beside folders (`src/config.ts`) is a room of its own, as it may be
 * below one of them and above another.
 */
export function roomsOf(files: readonly string[]): ReadonlyMap<string, string> {
  const folders = new Set(files.flatMap(file => parentsOf(folderOf(file))))
  return new Map(files.map(file => [file, folders.has(folderOf(file)) ? file : folderOf(file)]))
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

function parentsOf(folder: string): string[] {
  const parent = folderOf(folder)
  return parent === '' ? [] : [parent, ...parentsOf(parent)]
}

/**
 * The arrows between rooms that lead back: without them, rooms would use each other one way. Of rooms that use each other in a
 * circle, those that fewer files need are the ones that lead back.
 */
export function backArrows(arrows: readonly Arrow[], rooms: ReadonlyMap<string, string>): Arrow[] {
  const between = new Map<string, { from: string; to: string; arrows: Arrow[] }>()
  for (const arrow of arrows) {
    const [from, to] = [rooms.get(arrow.from), rooms.get(arrow.to)]
    if (from === undefined || to === undefined || from === to) continue
    const key = `${from} ${to}`
    const known = between.get(key) ?? { from, to, arrows: [] }
    known.arrows.push(arrow)
    between.set(key, known)
  }
  const below = new Map<string, Set<string>>()
  const back: Arrow[] = []
  for (const { from, to, arrows } of [...between.values()].sort((a, b) => b.arrows.length - a.arrows.length)) {
    if (reaches(below, to, from)) back.push(...arrows)
    else below.set(from, (below.get(from) ?? new Set()).add(to))
  }
  return back
}

function reaches(below: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set<string>()
  const next = [from]
  for (let room = next.pop(); room !== undefined; room = next.pop()) {
    if (room === to) return true
    if (seen.has(room)) continue
    seen.add(room)
    next.push(...(below.get(room) ?? []))
  }
  return false
}
