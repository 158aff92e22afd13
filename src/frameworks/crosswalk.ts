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

const refsOf = new WeakMap<Framework, Map<string, string[]>>()

/** The same for one check at a time; what a framework says is worked out once, however often it is asked for. */
export function controlsOf(frameworks: readonly Framework[]): (check: string) => string[] {
  const each = frameworks.map(framework => {
    const refs = refsOf.get(framework) ?? controlsByCheck([framework])
    refsOf.set(framework, refs)
    return refs
  })
  return check => each.flatMap(refs => refs.get(check) ?? [])
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

/** Two controls of different frameworks, and what they share. It says nothing of what one means for the other. */
export interface SharedEvidence {
  readonly from: string
  readonly to: string
  /** The checks that count for both. */
  readonly checks: readonly string[]
  /** The evidence types that are attached to both. */
  readonly evidenceTypes: readonly string[]
  /** Whether a publisher relates the two, whatever they share here. */
  readonly related: boolean
}

/**
 * For each control of one framework, the controls of another that share checks with it, that a publisher relates to it,
 * or that share evidence with it where one of the two has no check; those with most in common first.
 */
export function sharedEvidence(from: Framework, to: Framework): SharedEvidence[] {
  const others = to.controls.map(control => ({ control, of: shareOf(control), ref: controlRef(to, control) }))
  return from.controls.flatMap(a => {
    const [own, ref] = [shareOf(a), controlRef(from, a)]
    return others
      .map(b => ({
        from: ref,
        to: b.ref,
        checks: [...b.of.checks].filter(id => own.checks.has(id)),
        evidenceTypes: [...b.of.types].filter(id => own.types.has(id)),
        related: (a.related?.includes(b.ref) || b.control.related?.includes(ref)) ?? false,
        untested: own.checks.size === 0 || b.of.checks.size === 0,
      }))
      .filter(pair => pair.checks.length > 0 || pair.related || (pair.untested && pair.evidenceTypes.length > 0))
      .sort((x, y) => y.checks.length - x.checks.length || y.evidenceTypes.length - x.evidenceTypes.length)
      .map(({ untested: _, ...pair }) => pair)
  })
}

const shareOf = (control: Control) => ({
  checks: new Set(judgedChecks(control).map(({ check }) => check)),
  types: new Set(control.evidenceTypes ?? []),
})
