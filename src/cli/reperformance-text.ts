import { shown } from '../package/verify/error.ts'
import type { Difference } from '../service/reperform/differences.ts'
import type { Reperformance } from '../service/reperform/index.ts'
import type { Judge } from '../service/reperform/versions.ts'
import { plural } from './output.ts'

/** Differences a person reads; JSON lists a thousand. */
const READ = 20

/** What a person reads below the verification; `undefined` where it was not asked for. */
export function reperformanceText(done: Reperformance | null | undefined): string[] {
  if (done === undefined) return []
  if (done === null) return ['re-performed not: there is no valid package to judge again']
  const { checked, differences, total, sameChecks, notRecomputed } = done
  const derived = checked.derived > 0 ? `${plural(checked.derived, 'derived item')}, ` : ''
  const scale = `${derived}${plural(checked.findings, 'finding')}, ${plural(checked.controls, 'control')} and ${plural(checked.exports, 'export')}`
  return [
    total === 0
      ? `re-performed ${scale} from the evidence: all as the package says`
      : `re-performed ${scale} from the evidence: ${plural(total, 'difference')}`,
    ...(sameChecks ? [] : otherVersion(done)),
    ...differences.slice(0, READ).map(line),
    ...(total > READ ? [`  … and ${plural(total - READ, 'more difference')} (--json lists a thousand)`] : []),
    ...notRecomputed.map(
      ({ framework, controls, why }) =>
        `  not recomputed: ${shown(framework)}${controls ? ` ${few(controls)}` : ', all controls'}. ${shown(why)}`,
    ),
  ]
}

const few = (ids: readonly string[]): string =>
  ids.length > 5 ? `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more` : ids.join(', ')

function otherVersion({ expected, used, otherMappings }: Reperformance): string[] {
  const mappings = otherMappings.length > 0 ? ` Other mappings here: ${otherMappings.join(', ')}.` : ''
  return [
    `  NOT RE-PERFORMED BY THE VERSION THAT MADE IT: that was ${nameOf(expected)}, this is ${nameOf(used)}.${mappings}`,
    '  Another version may judge otherwise: a difference below is no sign that anything was changed. Use that version to tell.',
  ]
}

function nameOf({ version, commit, modified }: Judge): string {
  if (commit === null) return `exhibit ${shown(version)} (commit not stated)`
  return `exhibit ${shown(version)}, commit ${shown(commit)}${modified === true ? ' with changes of its owner' : ''}`
}

function line({ kind, id, about, field, package: theirs, recomputed }: Difference): string {
  const said = field === null ? '' : `${field} `
  const show = (value: unknown) => (value === null && field === null ? 'nothing' : shown(JSON.stringify(value)))
  return `  ${kind} ${shown(id)} (${shown(about)}): ${said}is ${show(theirs)} in the package, ${show(recomputed)} recomputed`
}
