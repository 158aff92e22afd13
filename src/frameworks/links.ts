import { FrameworkError } from './errors.ts'
import type { Framework } from './framework.ts'

/** What the connectors offer: ids of checks and of evidence types. */
export interface Registry {
  readonly checks: ReadonlySet<string>
  readonly types: ReadonlySet<string>
  /** The evidence types that a check judges (the first) and reads. */
  readonly typesOf: (check: string) => readonly string[]
}

/** Throws `unknown_check` or `unknown_type` for the first link of the framework that leads nowhere. */
export function requireLinks(framework: Framework, registry: Registry): void {
  for (const control of framework.controls) {
    const check = control.checks.find(c => !registry.checks.has(c.check))?.check
    if (check) throw dead('unknown_check', framework, control.id, `check ${check}`)
    const type = control.evidenceTypes?.find(t => !registry.types.has(t))
    if (type) throw dead('unknown_type', framework, control.id, `evidence type ${type}`)
  }
}

function dead(code: 'unknown_check' | 'unknown_type', framework: Framework, control: string, what: string) {
  return new FrameworkError(code, `Control ${control} of ${framework.id} names ${what}, which does not exist.`)
}

/** Checks of the registry that no control of these frameworks uses. */
export function unmapped(frameworks: Iterable<Framework>, registry: Pick<Registry, 'checks'>): string[] {
  const used = new Set<string>()
  for (const framework of frameworks)
    for (const c of framework.controls) for (const { check } of c.checks) used.add(check)
  return [...registry.checks].filter(id => !used.has(id)).sort()
}
