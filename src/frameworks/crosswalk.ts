import { type Control, type Framework, judgedChecks } from './framework.ts'
import { byNumbers } from './versions.ts'

/** `<framework>/<control>`, as findings and packages name a control. */
export const controlRef = (framework: Framework, control: Control): string => `${framework.id}/${control.id}`

/** The controls each check counts for, as references, in the order of the frameworks and of their controls. */
export function controlsByCheck(frameworks: readonly Framework[]): Map<string, string[]> {
  const byCheck = new Map<string, string[]>()
  for (const framework of frameworks) {
    for (const control of framework.controls) {
      for (const { check } of judgedChecks(control)) {
        const refs = byCheck.get(check) ?? []
        refs.push(controlRef(framework, control))
        byCheck.set(check, refs)
      }
    }
  }
  return byCheck
}

/** The checks that these frameworks need run, sorted; those listed as context too, for they are shown. */
export function checksOf(frameworks: readonly Framework[]): string[] {
  return [...new Set(frameworks.flatMap(f => f.controls.flatMap(c => c.checks.map(({ check }) => check))))].sort()
}

/** The evidence types that these frameworks need collected, sorted: what they attach and what their checks read. */
export function typesOf(
  frameworks: readonly Framework[],
  typesOfCheck: (check: string) => readonly string[],
): string[] {
  const attached = frameworks.flatMap(f => f.controls.flatMap(c => c.evidenceTypes ?? []))
  return [...new Set([...attached, ...checksOf(frameworks).flatMap(typesOfCheck)])].sort()
}

/** Ids of the newest version of each framework, versions being told by the framework's name. */
export function newestVersions(frameworks: readonly Pick<Framework, 'id' | 'framework' | 'version'>[]): Set<string> {
  const newest = new Map<string, { readonly id: string; readonly version: string }>()
  for (const { id, framework, version } of frameworks) {
    const known = newest.get(framework)
    if (!known || byNumbers(known.version, version) < 0) newest.set(framework, { id, version })
  }
  return new Set([...newest.values()].map(({ id }) => id))
}

/** Two controls of different frameworks that share tests. */
export interface SharedTests {
  readonly from: string
  readonly to: string
  readonly checks: readonly string[]
}

/** For each control of one framework, the controls of another that share checks with it, most shared first. */
export function sharedTests(from: Framework, to: Framework): SharedTests[] {
  return from.controls.flatMap(a => {
    const own = new Set(judgedChecks(a).map(c => c.check))
    return to.controls
      .map(b => ({
        from: controlRef(from, a),
        to: controlRef(to, b),
        checks: judgedChecks(b)
          .map(c => c.check)
          .filter(id => own.has(id)),
      }))
      .filter(pair => pair.checks.length > 0)
      .sort((x, y) => y.checks.length - x.checks.length)
  })
}
