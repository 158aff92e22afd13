/** ` (did you mean "eu-west-1"?)` for the known name that is nearest to what was given; empty where none is near. */
export function didYouMean(given: string, known: Iterable<string>): string {
  const plain = plainOf(given)
  let best: { name: string; distance: number } | undefined
  for (const name of known) {
    const distance = distanceOf(plain, plainOf(name))
    if (distance <= Math.max(1, Math.floor(plain.length / 4)) && (!best || distance < best.distance))
      best = { name, distance }
  }
  return best ? ` (did you mean "${best.name}"?)` : ''
}

const MAX = 80
const plainOf = (name: string) =>
  name
    .slice(0, MAX)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** How many letters to insert, remove, change or swap with their neighbour (optimal string alignment). */
function distanceOf(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const at = (of: number[], k: number) => of[k] ?? 0
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(before, j - 2) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
