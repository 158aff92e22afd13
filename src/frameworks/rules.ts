import type { Control, Framework } from './framework.ts'

/** What a schema cannot say about a framework, as sentences; empty where all is well. */
export function brokenRules(framework: Framework): string[] {
  const seen = new Set<string>()
  return framework.controls.flatMap(control => {
    const broken = [...controlRules(control)]
    if (seen.has(control.id)) broken.push('its id is used twice')
    seen.add(control.id)
    return broken.map(rule => `control ${control.id}: ${rule}`)
  })
}

function* controlRules(control: Control): Generator<string> {
  const ids = control.checks.map(c => c.check)
  for (const id of repeated(ids)) yield `check ${id} is listed twice`
  for (const id of repeated(control.evidenceTypes ?? [])) yield `evidence type ${id} is listed twice`
  if (control.evidence === 'none' && ids.length > 0) yield 'evidence is none, yet it lists checks'
  if (control.needs === undefined && (control.evidence !== 'full' || ids.length === 0)) {
    yield 'AWS configuration does not fully show it or no check looks at it, so it must say what else it needs'
  }
  yield* groupRules(control)
}

function* groupRules(control: Control): Generator<string> {
  const strengths = new Map(control.checks.map(c => [c.check, c.strength]))
  const groups = control.anyOf ?? []
  for (const id of repeated(groups.flat())) yield `check ${id} is in anyOf twice`
  for (const group of groups) {
    for (const id of group) if (!strengths.has(id)) yield `anyOf names ${id}, which is not among its checks`
    // One strength per group, or the failure of the group would mean two things.
    if (new Set(group.map(id => strengths.get(id))).size > 1) yield `anyOf [${group.join(', ')}] mixes strengths`
  }
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
