import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SeedAccount } from './account.ts'
import type { Answer } from './answer.ts'

/** How a service of the demo account is filled: the default export of its `seed.ts`. */
export interface Seed {
  /** How many days before the recording its first resource was made. */
  readonly since: number
  /** Services whose resources it names. */
  readonly after?: readonly string[]
  fill(account: SeedAccount): Promise<void>
}

/** Where the services of the demo stand, a folder each. */
export const DEMO = join(import.meta.dirname, '..')

/** What the demo account answers where moto cannot: the `answers` of every service's `answers.ts`. */
export async function allAnswers(): Promise<Answer[]> {
  const modules = await modulesNamed<{ answers: readonly Answer[] }>('answers.ts')
  return [...modules.values()].flatMap(module => module.answers)
}

/** Fills an empty account as that of Northwind Pay, a small made-up payments company: good settings and bad ones. */
export async function seedAll(account: SeedAccount, progress: (service: string) => void = () => {}): Promise<void> {
  const modules = await modulesNamed<{ default: Seed }>('seed.ts')
  const seeds = new Map([...modules].map(([service, module]) => [service, module.default]))
  for (const service of inOrder(seeds)) {
    progress(service)
    const { since, fill } = seeds.get(service) as Seed
    account.since(since)
    await fill(account)
  }
}

/** By alphabet, each after those that it needs. Throws where two need each other. */
function inOrder(seeds: ReadonlyMap<string, Seed>): string[] {
  const order = new Set<string>()
  const visit = (service: string, from: readonly string[]): void => {
    if (from.includes(service)) throw new Error(`seeds need each other: ${[...from, service].join(' → ')}`)
    const needed = seeds.get(service)?.after
    if (!seeds.has(service)) throw new Error(`${from.at(-1)} needs ${service}, which has no seed`)
    for (const other of needed ?? []) visit(other, [...from, service])
    order.add(service)
  }
  for (const service of [...seeds.keys()].sort()) visit(service, [])
  return [...order]
}

async function modulesNamed<M>(file: string): Promise<Map<string, M>> {
  const found = new Map<string, M>()
  for (const entry of await readdir(DEMO, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === 'kit') continue
    const files = await readdir(join(DEMO, entry.name))
    if (files.includes(file)) found.set(entry.name, await import(pathToFileURL(join(DEMO, entry.name, file)).href))
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}
