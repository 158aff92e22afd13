import type { IndexedPackage, PackageIndex } from './format.ts'

interface Numbers {
  readonly [name: string]: number | Numbers | undefined
}

export interface Counts {
  readonly [name: string]: number | Counts
}

/** The sums over the accounts; a control counts once an account. */
export function totalsOf(accounts: readonly IndexedPackage[]): PackageIndex['totals'] {
  const all = accounts.map(({ counts, gaps, controls }) => ({ counts, gaps, controls }))
  return { accounts: accounts.length, ...(summed(all) as unknown as Omit<PackageIndex['totals'], 'accounts'>) }
}

/** Numbers are added by their names, whatever their depth. */
export function summed(all: readonly Numbers[]): Counts {
  const total = new Map<string, number | Counts>()
  for (const one of all)
    for (const [name, value] of Object.entries(one))
      if (value !== undefined) total.set(name, plus(total.get(name), value))
  return Object.fromEntries(total)
}

function plus(before: number | Counts | undefined, value: number | Numbers): number | Counts {
  if (typeof value === 'number') return value + (typeof before === 'number' ? before : 0)
  return summed(typeof before === 'object' ? [before, value] : [value])
}
