import { assessAccount } from '../../assess/assess-account.ts'
import { findingOf } from '../../assess/finding.ts'
import { sha256 } from '../../evidence/digest.ts'
import type { Finding } from '../../evidence/finding.ts'
import { canonicalJson } from '../../evidence/json.ts'
import { controlsByCheck } from '../../frameworks/crosswalk.ts'
import type { Contents } from '../../package/verify/contents.ts'
import { checkById } from '../frameworks/catalogue.ts'
import { type Difference, type Differences, differing, MOST_LISTED } from './differences.ts'
import { DigestTable } from './digest-table.ts'
import type { AccountInputs } from './inputs.ts'
import type { Plan } from './plan.ts'
import { Tallies } from './tallies.ts'
import type { SameRules } from './versions.ts'

/** An acceptance stands beside a finding; it does not follow from evidence. */
const IGNORED: ReadonlySet<string> = new Set(['acceptance'])

/** Judges everything again and holds it against `findings.json`, which is read once more only if something differs. */
export class FindingsComparison {
  readonly tallies = new Tallies()
  checked = 0
  readonly #contents: Contents
  readonly #plan: Plan
  readonly #same: SameRules
  readonly #table: DigestTable
  readonly #present = new Set<string>()
  /** What was recomputed and is otherwise in the package, or not at all: as many as are listed. */
  readonly #odd = new Map<string, Finding>()
  #oddCount = 0
  /** When the run began; packages made before that was stated say it where something was not collected. */
  #startedAt: string

  constructor(contents: Contents, plan: Plan, same: SameRules) {
    const { pass, fail, unknown, not_applicable } = contents.manifest.counts.findings
    this.#contents = contents
    this.#plan = plan
    this.#same = same
    this.#startedAt = contents.manifest.runStartedAt ?? ''
    this.#table = new DigestTable(pass + fail + unknown + not_applicable)
  }

  async compare(accounts: readonly AccountInputs[], differences: Differences): Promise<void> {
    for await (const finding of this.#contents.findings()) {
      this.#table.put(finding.id, this.#digestOf(finding))
      this.#present.add(finding.check)
      if (this.#startedAt === '' && finding.evidence === null) this.#startedAt = finding.observedAt
    }
    for (const of of accounts) await this.#judge(of)
    if (this.#oddCount > 0 || this.#table.left > 0) await this.#explain(differences)
  }

  async #judge({ scope, headers }: AccountInputs): Promise<void> {
    const { account, partition, regions } = scope
    const startedAt = new Date(this.#startedAt || this.#contents.manifest.created)
    const mapped = controlsByCheck(this.#plan.frameworks.map(({ framework }) => framework))
    const context = {
      account,
      items: headers,
      startedAt,
      check: checkById,
      controls: (check: string) => mapped.get(check) ?? [],
    }
    const checks = this.#plan.checks.filter(({ id }) => !this.#plan.optional.has(id) || this.#present.has(id))
    const evidence = {
      ...{ account, partition, regions: regions.asked, startedAt, items: headers },
      resources: (item: { id: string }) => this.#contents.resources(item.id),
    }
    for await (const group of assessAccount(checks, evidence))
      for await (const rows of group.batches()) for (const row of rows) this.#hold(findingOf(row, context))
  }

  #hold(finding: Finding): void {
    this.checked++
    this.tallies.add(finding)
    if (this.#table.take(finding.id, this.#digestOf(finding)) === 'same') return
    this.#oddCount++
    if (this.#odd.size < MOST_LISTED) this.#odd.set(finding.id, finding)
  }

  /** Of everything but acceptances and controls of frameworks that cannot be compared. */
  #digestOf(finding: Finding): Buffer {
    return sha256(canonicalJson({ ...this.#comparable(finding), acceptance: null }))
  }

  #comparable(finding: Finding): Finding {
    const { mappings } = this.#same
    return { ...finding, controls: finding.controls.filter(ref => mappings.has(ref.slice(0, ref.indexOf('/')))) }
  }

  async #explain(differences: Differences): Promise<void> {
    differences.more(this.#rules, this.#oddCount - this.#odd.size)
    for await (const finding of this.#contents.findings()) {
      const ours = this.#odd.get(finding.id)
      this.#odd.delete(finding.id)
      const of = this.#difference(finding)
      const [left, right] = [this.#comparable(finding), ours && this.#comparable(ours)]
      if (right) for (const one of differing(of, left, right, IGNORED)) differences.add(one)
      else if (!this.#table.wasTaken(finding.id))
        differences.add({ ...of, field: null, package: finding.status, recomputed: null })
    }
    for (const finding of this.#odd.values())
      differences.add({ ...this.#difference(finding), field: null, package: null, recomputed: finding.status })
  }

  #difference({ id, account, check, region, resource }: Finding): Omit<Difference, 'field' | 'package' | 'recomputed'> {
    return { kind: 'finding', id, account, about: `${check} on ${resource} (${region})`, rules: this.#rules }
  }

  get #rules(): Difference['rules'] {
    return this.#same.checks ? 'same' : 'other'
  }
}
