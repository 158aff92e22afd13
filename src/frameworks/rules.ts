import { type Control, type Framework, judgedChecks } from './framework.ts'

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
  const judged = judgedChecks(control)
  if (control.evidence === 'none' && judged.length > 0) yield 'evidence is none, yet it lists checks that count'
  if (control.supersededBy && judged.length > 0) yield 'it is superseded, yet it lists checks that count'
  if (control.ownPart && control.responsibility !== 'shared') yield 'it has a part of the owner’s own, so it is shared'
  if (control.needs === undefined && (control.evidence !== 'full' || judged.length === 0)) {
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
    if (group.some(id => strengths.get(id) === 'context'))
      yield `anyOf [${group.join(', ')}] has context, which is not judged`
    if (new Set(group.map(id => strengths.get(id))).size > 1) yield `anyOf [${group.join(', ')}] mixes strengths`
  }
}

export function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
