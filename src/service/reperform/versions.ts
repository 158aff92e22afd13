import type { LoadedFramework } from '../../frameworks/framework.ts'
import type { Manifest } from '../../package/format/manifest.ts'

type Generator = Manifest['generator']

/** What judged: the version that made a package, or this one. */
export interface Judge {
  readonly version: string
  readonly commit: string | null
  readonly modified: boolean | null
  readonly checksSha256: string
  /** Null in packages made before it was stated. */
  readonly rulesSha256: string | null
}

/** What of this version is what made the package. */
export interface SameRules {
  /** Checks, and what turns their verdicts into results. */
  readonly checks: boolean
  /** Ids of frameworks whose mapping is there and is the one that was used. */
  readonly mappings: ReadonlySet<string>
}

export const judgeOf = ({ version, commit, modified, checksSha256, rulesSha256 }: Generator): Judge => ({
  version,
  commit: commit ?? null,
  modified: modified ?? null,
  checksSha256,
  rulesSha256: rulesSha256 ?? null,
})

export function sameRules(made: Manifest, ours: Judge, loaded: readonly LoadedFramework[]): SameRules {
  const theirs = judgeOf(made.generator)
  const used = new Map(made.generator.mappings.map(({ id, sha256 }) => [id, sha256]))
  return {
    checks:
      theirs.checksSha256 === ours.checksSha256 &&
      (theirs.rulesSha256 === null ? sameCommit(theirs, ours) : theirs.rulesSha256 === ours.rulesSha256),
    mappings: new Set(
      loaded.filter(({ framework, sha256 }) => used.get(framework.id) === sha256).map(l => l.framework.id),
    ),
  }
}

/** One unmodified commit is one set of sources. */
const sameCommit = (a: Judge, b: Judge): boolean =>
  a.commit !== null && a.commit === b.commit && a.modified === false && b.modified === false

/**
 * A package that names the very commit of ours and other sources than it has: one who invents a digest must not get
 * away with "another version".
 */
export const contradictsCommit = (theirs: Judge, ours: Judge): boolean =>
  sameCommit(theirs, ours) &&
  (theirs.checksSha256 !== ours.checksSha256 ||
    (theirs.rulesSha256 !== null && theirs.rulesSha256 !== ours.rulesSha256))
