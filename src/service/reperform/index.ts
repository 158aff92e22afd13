import type { LoadedFramework } from '../../frameworks/framework.ts'
import { type Contents, withVerified } from '../../package/verify/contents.ts'
import type { Failure } from '../../package/verify/error.ts'
import type { Verification, VerifyOptions } from '../../package/verify/result.ts'
import { frameworks } from '../frameworks/catalogue.ts'
import { generatorOf } from '../packages/generator.ts'
import { compareControls, type NotRecomputed, recomputeControls } from './controls.ts'
import { compareDerived } from './derived.ts'
import { type Difference, Differences } from './differences.ts'
import { compareExports } from './exports.ts'
import { failuresOf } from './failures.ts'
import { FindingsComparison } from './findings.ts'
import { accountsOf, lacking } from './inputs.ts'
import { planOf } from './plan.ts'
import { contradictsCommit, type Judge, judgeOf, sameRules } from './versions.ts'

/** What came of judging a package's evidence again. */
export interface Reperformance {
  /** True if checks, rules and every mapping are those that made the package. */
  readonly sameChecks: boolean
  /** What made the package: the version to use where this one is another. */
  readonly expected: Judge
  readonly used: Judge
  /** Frameworks whose mapping here is another than the package was made with. */
  readonly otherMappings: readonly string[]
  /** True if everything that was recomputed is as the package says. */
  readonly reproduced: boolean
  readonly checked: {
    readonly findings: number
    readonly controls: number
    readonly exports: number
    /** Items that are computed from others. */
    readonly derived: number
  }
  /** At most a thousand are listed; `total` counts all. */
  readonly differences: readonly Difference[]
  readonly total: number
  readonly notRecomputed: readonly NotRecomputed[]
}

export interface ReperformOptions extends VerifyOptions {
  /** A directory with the user's own frameworks. */
  readonly mappings?: string
  /** The commit this was built from, where there is no checkout to ask. */
  readonly commit?: string
}

/** `reperformance` is null where the package is not valid: there is nothing to judge then. */
export interface ReperformedPackage extends Verification {
  readonly reperformance: Reperformance | null
}

/**
 * Verifies a package, then recomputes every finding and control status from the evidence in it, with the checks of this
 * version. A difference is a failure only where this version is what made the package. Needs the package alone.
 *
 * @throws VerifyOptionError; FrameworkError for `mappings`; PackageError where the file changes meanwhile
 */
export async function reperformPackage(path: string, options: ReperformOptions): Promise<ReperformedPackage> {
  const { mappings, commit, ...anchors } = options
  const loaded = await frameworks(mappings)
  const used = judgeOf(await generatorOf([], commit, []))
  const { verification, used: found } = await withVerified(path, anchors, contents => reperform(contents, loaded, used))
  if (!found) return { ...verification, reperformance: null }
  const failures = [...verification.failures, ...found.failures]
  return { ...verification, valid: failures.length === 0, failures, reperformance: found.reperformance }
}

interface Found {
  readonly reperformance: Reperformance | null
  readonly failures: readonly Failure[]
}

async function reperform(contents: Contents, loaded: readonly LoadedFramework[], used: Judge): Promise<Found> {
  const { manifest } = contents
  const headers = await contents.headers()
  const why = lacking(manifest, headers)
  if (why !== null)
    return { reperformance: null, failures: [{ code: 'REPERFORMANCE_DIFFERS', file: 'manifest.json', message: why }] }
  const plan = planOf(manifest, loaded)
  const same = sameRules(manifest, used, plan.frameworks)
  const differences = new Differences()
  const expected = judgeOf(manifest.generator)
  if (contradictsCommit(expected, used)) differences.add(contradiction(expected, used))
  const accounts = accountsOf(manifest, headers)
  const derived = await compareDerived(contents, accounts, same, differences)
  const findings = new FindingsComparison(contents, plan, same)
  await findings.compare(accounts, differences)
  const recomputed = await recomputeControls(contents, accounts, plan, findings.tallies)
  const controls = await compareControls(contents, recomputed, plan, same, differences)
  const exports = await compareExports(contents, headers, same, differences)
  const otherMappings = plan.frameworks.map(f => f.framework.id).filter(id => !same.mappings.has(id))
  const total = differences.counts.same + differences.counts.other
  return {
    failures: failuresOf(differences),
    reperformance: {
      sameChecks: same.checks && otherMappings.length === 0,
      ...{ expected, used, otherMappings, total },
      reproduced: total === 0,
      checked: { findings: findings.checked, controls, exports, derived },
      differences: differences.list,
      notRecomputed: [...plan.missing.map(notAtHand), ...recomputed.notRecomputed],
    },
  }
}

const contradiction = (expected: Judge, used: Judge): Difference => ({
  kind: 'generator',
  id: used.commit ?? '',
  account: null,
  about: 'the checks and rules of the commit that the package names',
  field: expected.checksSha256 === used.checksSha256 ? 'rulesSha256' : 'checksSha256',
  package: expected.checksSha256 === used.checksSha256 ? expected.rulesSha256 : expected.checksSha256,
  recomputed: expected.checksSha256 === used.checksSha256 ? used.rulesSha256 : used.checksSha256,
  rules: 'same',
})

const notAtHand = ({ id, origin }: { id: string; origin: 'built-in' | 'user' }): NotRecomputed => ({
  account: null,
  framework: id,
  controls: null,
  why:
    origin === 'user'
      ? "The mapping is its user's own and not in the package: give it with --mappings."
      : 'This version does not have the mapping.',
})
