import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../../src/evidence/finding.ts'
import { findingId } from '../../../src/evidence/finding.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { frameworks } from '../../../src/service/frameworks/catalogue.ts'
import type { Difference } from '../../../src/service/reperform/differences.ts'
import { type ReperformedPackage, reperformPackage } from '../../../src/service/reperform/index.ts'
import { KeyStore } from '../../../src/trust/keys/key-store.ts'
import type { Signer } from '../../../src/trust/signer.ts'
import { run, type Scratch, scratch } from '../../cli/command.ts'
import { answered } from '../../cli/world.ts'
import { edit, type Files, filesOf } from '../../package/verify/forgery.ts'
import { insiderPackage, type Lie } from '../../package/verify/insider.ts'

const RECORDING = join(import.meta.dirname, '../../../demo')
const MAIN = join(import.meta.dirname, '../../../src/cli/main.ts')

/** Controls that are judged once for an organization. */
const organizationLevel = (await frameworks(undefined)).flatMap(({ framework }) =>
  framework.controls
    .filter(control => control.organization)
    .map(({ id, checks }) => ({ id: `${framework.id}/${id}`, tested: checks.length > 0 })),
)

let place: Scratch
let path: string
let honest: Files
let signer: Signer

beforeAll(async () => {
  place = scratch()
  const ended = await run(
    ['collect', '--replay', RECORDING, '--region', 'us-east-1', '--region', 'eu-west-1', '--json'],
    place.env,
  )
  const made = answered<{ package: string }>(ended).package
  path = join(place.path, 'package.zip')
  honest = await filesOf(made)
  signer = await new KeyStore(join(place.path, 'data', 'keys')).signer()
  writeFileSync(path, await insiderPackage(honest, signer, () => {}))
  rmSync(join(place.path, 'data', 'packages'), { recursive: true })
})
afterAll(() => place?.remove())

/** The package with a lie in it: valid for everybody who does not judge again. */
async function told(tell: (lie: Lie) => void | Promise<void>): Promise<ReperformedPackage> {
  const forged = join(place.path, 'forged.zip')
  writeFileSync(forged, await insiderPackage(honest, signer, tell))
  expect(await verifyPackage(forged)).toMatchObject({ valid: true, failures: [] })
  return reperformPackage(forged, {})
}

const summary = ({ reperformance }: ReperformedPackage) =>
  reperformance?.differences.map(({ kind, id, field, package: theirs, recomputed }) => [
    kind,
    id,
    field,
    theirs,
    recomputed,
  ])

const first = (lie: Lie, test: (finding: Finding) => boolean): Finding => {
  const found = lie.findings.find(test)
  if (!found) throw new Error('the demo has no such finding')
  return found
}

const change = (lie: Lie, of: Finding, to: Partial<Finding>): void => {
  lie.findings = lie.findings.map(finding => (finding === of ? { ...finding, ...to } : finding))
}

const withoutBasis = ({ responsibility: _, needs: __, links: ___, ...result }: Lie['controls'][number]) => result

describe('a package that nobody changed', () => {
  test('is reproduced whole, from the file alone: no data directory, no network', () => {
    const bare = join(place.path, 'nowhere')
    const command = [process.execPath, MAIN, 'verify', '--reperform', '--json', path]
    const offline = spawnSync('unshare', ['-n', 'true']).status === 0 ? ['unshare', '-n', ...command] : command
    const [program = '', ...args] = offline
    const ended = spawnSync(program, args, {
      env: { PATH: process.env.PATH, HOME: bare, EXHIBIT_DATA_DIR: bare },
      encoding: 'utf8',
    })
    expect(ended.stderr).toBe('')
    const { valid, failures, reperformance } = JSON.parse(ended.stdout) as ReperformedPackage
    expect([ended.status, valid, failures]).toEqual([0, true, []])
    expect(reperformance).toMatchObject({
      sameChecks: true,
      reproduced: true,
      total: 0,
      differences: [],
      notRecomputed: [],
    })
    const findings = JSON.parse(String(honest.get('findings.json'))).length
    const controls = JSON.parse(String(honest.get('controls.json'))).length
    expect(reperformance?.checked).toEqual({ derived: 1, findings, controls, exports: 2 + 7 })
    expect(findings).toBeGreaterThan(500)
  })

  test('is not judged again if it is not valid', async () => {
    const { valid, reperformance } = await reperformPackage(path, { fingerprint: '0'.repeat(64) })
    expect([valid, reperformance]).toEqual([false, null])
  })

  test('needs a whole package, and mappings need the question', async () => {
    const extract = join(place.path, 'one.json')
    writeFileSync(extract, '{}')
    for (const args of [
      ['--reperform', extract],
      ['--mappings', place.path, path],
    ])
      expect((await run(['verify', ...args], place.env)).code, args.join(' ')).toBe(2)
  })

  test('says in words what was recomputed', async () => {
    const ended = await run(['verify', '--reperform', path], place.env)
    expect(ended.code).toBe(0)
    expect(ended.stdout).toMatch(
      /^re-performed 1 derived item, [\d,]+ findings, [\d,]+ controls and \d+ exports from the evidence: all as the package says$/m,
    )
  })
})

describe('one who holds the key is found out when', () => {
  test('a failure is turned into a pass', async () => {
    let id = ''
    const result = await told(lie => {
      const failed = first(lie, f => f.status === 'fail' && f.severity === 'high')
      id = failed.id
      change(lie, failed, { status: 'pass' })
    })
    expect(summary(result)).toEqual([['finding', id, 'status', 'pass', 'fail']])
    expect(result).toMatchObject({ valid: false, failures: [{ code: 'REPERFORMANCE_DIFFERS', file: 'findings.json' }] })
    expect(result.failures[0]?.message).toContain(id)
  })

  test('a finding is left out', async () => {
    let id = ''
    const result = await told(lie => {
      const failed = first(lie, f => f.status === 'fail')
      id = failed.id
      lie.findings = lie.findings.filter(f => f !== failed)
    })
    expect(summary(result)).toEqual([['finding', id, null, null, 'fail']])
  })

  test('a finding is made up', async () => {
    let id = ''
    const result = await told(lie => {
      const last = lie.findings.at(-1) as Finding
      const of = { ...last, resource: `${last.resource}-that-nobody-has` }
      id = findingId(of)
      lie.findings.push({ ...of, id, status: 'pass' })
    })
    expect(summary(result)).toEqual([['finding', id, null, 'pass', null]])
  })

  test.each([
    ['reason', 'All is well.'],
    ['severity', 'low'],
    ['title', 'Something harmless'],
    ['observedAt', '2020-01-01T00:00:00.000Z'],
    ['resourceDigest', `sha256:${'0'.repeat(64)}`],
    ['evidence', null],
    ['inputs', []],
    ['controls', []],
    ['remediation', 'Nothing to do.'],
  ] as const)('the %s of a finding is edited', async (field, value) => {
    let was: unknown
    const result = await told(lie => {
      const one = first(
        lie,
        f => f.status === 'fail' && f.severity === 'high' && f.inputs.length > 0 && f.resourceDigest !== null,
      )
      was = one[field]
      change(lie, one, { [field]: value })
    })
    expect(summary(result)?.map(([, , ...rest]) => rest)).toEqual([[field, value, was]])
    expect(result.valid).toBe(false)
  })

  test('the status of a control is raised, or its reason or findings are edited', async () => {
    const raise = (lie: Lie, to: Partial<Lie['controls'][number]>) => {
      const at = lie.controls.findIndex(c => c.status === 'tests_failed')
      lie.controls = lie.controls.map((c, index) => (index === at ? { ...c, ...to } : c))
    }
    const raised = await told(lie => raise(lie, { status: 'tests_passed' }))
    expect(summary(raised)?.map(([kind, , ...rest]) => [kind, ...rest])).toEqual([
      ['control', 'status', 'tests_passed', 'tests_failed'],
    ])
    expect(raised.failures).toMatchObject([{ code: 'REPERFORMANCE_DIFFERS', file: 'controls.json' }])
    const edited = await told(lie =>
      raise(lie, { because: 'All is well.', findings: { pass: 1, fail: 0, unknown: 0, not_applicable: 0 } }),
    )
    expect(edited.reperformance?.differences.map(d => d.field).sort()).toEqual(['because', 'findings'])
  })

  test('what a pass means for a control is edited, or left out of all of them', async () => {
    const edited = await told(lie => {
      const at = lie.controls.findIndex(c => (c.links ?? []).length > 0)
      lie.controls = lie.controls.map((c, index) =>
        index === at ? { ...c, links: c.links?.map(link => ({ ...link, because: 'all is well' })) ?? [] } : c,
      )
    })
    expect(summary(edited)?.map(([kind, , field]) => [kind, field])).toEqual([['control', 'links']])
    const bare = await told(lie => {
      lie.controls = lie.controls.map(withoutBasis)
    })
    expect(bare.valid).toBe(false)
    expect(new Set(bare.reperformance?.differences.map(d => d.field))).toEqual(
      new Set(['responsibility', 'needs', 'links']),
    )
  })

  test('a control is left out', async () => {
    const result = await told(lie => {
      lie.controls = lie.controls.slice(1)
    })
    expect(summary(result)?.map(([kind, , ...rest]) => [kind, ...rest])).toEqual([
      ['control', null, null, expect.any(String)],
    ])
  })

  test.each([
    ['ocsf/findings.json', '"status":"Fail","status_detail"', '"status":"Pass","status_detail"'],
    ['ocsf/cis-aws-foundations-7.0.0/210987654321.json', '"status":"Fail"', '"status":"Pass"'],
    ['oscal/assessment-results.json', '"not-satisfied"', '"satisfied"'],
  ])('%s says otherwise than findings and controls', async (path, said, instead) => {
    const result = await told(lie => {
      lie.exports = files => edit(files, path, text => text.replace(said, instead))
    })
    expect(result.reperformance?.differences.map(d => [d.kind, d.id, d.field])).toEqual([['export', path, 'sha256']])
    expect(result).toMatchObject({ valid: false, failures: [{ code: 'REPERFORMANCE_DIFFERS', file: path }] })
  })

  test('a setting is changed, with its digests, and the findings stay', async () => {
    const result = await told(async lie => {
      const passed = first(lie, f => f.check === 's3-bucket-versioning-enabled' && f.status === 'pass')
      await lie.resource(`evidence/${passed.account}/global/aws.s3.bucket.json`, passed.resource, settings => {
        settings.Versioning = { Status: 'Suspended' }
      })
    })
    const fields = result.reperformance?.differences.map(d => `${d.kind} ${d.field}`)
    expect(fields).toEqual(expect.arrayContaining(['finding status', 'finding resourceDigest', 'control findings']))
    expect(result.valid).toBe(false)
  })

  test('a region that was refused is called reached', async () => {
    const refused = {
      region: 'ap-south-1',
      action: 'sts:GetCallerIdentity',
      reason: 'denied' as const,
      detail: 'AccessDenied',
    }
    const result = await told(lie => {
      const [scope] = lie.manifest.scope.accounts
      if (!scope) throw new Error('no account')
      const notAsked = scope.regions.notAsked.filter(region => region !== refused.region)
      const asked = [...scope.regions.asked, refused.region]
      const regions = { ...scope.regions, asked, notAsked, refused: [refused] }
      lie.manifest.scope = { ...lie.manifest.scope, accounts: [{ ...scope, regions }] }
      const { coverage } = lie.manifest
      if (!coverage) throw new Error('no coverage')
      lie.manifest.outcome = 'partial'
      lie.manifest.coverage = { ...coverage, targets: { ...coverage.targets, refused: coverage.targets.refused + 1 } }
    })
    // Judged with that region in scope, each regional test is unknown there.
    const added = result.reperformance?.differences.filter(
      (d: Difference) => d.kind === 'finding' && d.about.includes('ap-south-1'),
    )
    expect(added?.length).toBeGreaterThan(50)
    expect(new Set(added?.map(d => d.recomputed))).toEqual(new Set(['unknown']))
  })
})

test('a manifest that lacks what judging needs is a failure, not an error', async () => {
  const result = await told(lie => {
    const accounts = lie.manifest.scope.accounts.map(({ account, partition }) => ({ account, partition }))
    lie.manifest.scope = { ...lie.manifest.scope, accounts: accounts as unknown as typeof lie.manifest.scope.accounts }
    // Packages made before they were stated have neither, and nothing to hold against the scope.
    delete (lie.manifest as { outcome?: string }).outcome
    delete (lie.manifest as { coverage?: object }).coverage
  })
  expect(result).toMatchObject({
    valid: false,
    failures: [{ code: 'REPERFORMANCE_DIFFERS', file: 'manifest.json' }],
    reperformance: null,
  })
})

describe('a package of another version', () => {
  const foreign = (lie: Lie, generator: Partial<Lie['manifest']['generator']> = {}) => {
    lie.manifest.generator = {
      ...lie.manifest.generator,
      version: '0.0.9',
      commit: 'f'.repeat(40),
      modified: false,
      checksSha256: 'a'.repeat(64),
      ...generator,
    }
  }

  test('is reproduced where both versions agree, and says which made it', async () => {
    const result = await told(lie => foreign(lie))
    expect(result).toMatchObject({ valid: true, failures: [] })
    expect(result.reperformance).toMatchObject({
      sameChecks: false,
      reproduced: true,
      expected: { version: '0.0.9', commit: 'f'.repeat(40), checksSha256: 'a'.repeat(64) },
    })
  })

  test('may not say what its controls rest on, as earlier ones did not', async () => {
    const result = await told(lie => {
      foreign(lie)
      lie.controls = lie.controls.map(withoutBasis)
    })
    expect(result).toMatchObject({ valid: true, failures: [], reperformance: { reproduced: true, total: 0 } })
  })

  test('is never called forged for a difference, and does not exit 0 with one', async () => {
    const flip = (lie: Lie) =>
      change(
        lie,
        first(lie, f => f.status === 'fail'),
        { status: 'pass' },
      )
    for (const generator of [{}, { checksSha256: '' }, { rulesSha256: 'b'.repeat(64) }]) {
      const result = await told(lie => {
        const { checksSha256 } = lie.manifest.generator
        foreign(
          lie,
          generator.checksSha256 === '' ? {} : 'rulesSha256' in generator ? { ...generator, checksSha256 } : {},
        )
        flip(lie)
      })
      expect(result).toMatchObject({ valid: true, failures: [], reperformance: { reproduced: false, total: 1 } })
      expect(result.reperformance?.differences[0]?.rules).toBe('other')
    }
    const ended = await run(['verify', '--reperform', join(place.path, 'forged.zip')], place.env)
    expect(ended.code).toBe(1)
    expect(ended.stdout).toMatch(/^VALID/)
    expect(ended.stdout).toContain(
      `NOT RE-PERFORMED BY THE VERSION THAT MADE IT: that was exhibit 0.0.9, commit ${'f'.repeat(40)}`,
    )
  })

  test('with another mapping has its controls told apart, and the others still count', async () => {
    const other = 'cis-aws-foundations-5.0.0'
    const raised = (lie: Lie, framework: string) => {
      const at = lie.controls.findIndex(c => c.framework === framework && c.status === 'tests_failed')
      lie.controls = lie.controls.map((c, index) => (index === at ? { ...c, status: 'review' as const } : c))
    }
    const result = await told(lie => {
      const { mappings } = lie.manifest.generator
      const changed = mappings.map(one => (one.id === other ? { ...one, sha256: '0'.repeat(64) } : one))
      lie.manifest.generator = { ...lie.manifest.generator, mappings: changed }
      raised(lie, other)
      raised(lie, 'cis-aws-foundations-7.0.0')
    })
    expect(result.reperformance).toMatchObject({ sameChecks: false, otherMappings: [other], total: 2 })
    expect(result.reperformance?.differences.map(d => [d.id.split('/')[0], d.rules])).toEqual([
      [other, 'other'],
      ['cis-aws-foundations-7.0.0', 'same'],
    ])
    expect(result.failures).toHaveLength(1)
  })

  test('made before the rules were stated is judged as of what its findings say', async () => {
    const result = await told(lie => {
      const { rulesSha256: _, ...generator } = lie.manifest.generator
      lie.manifest.generator = { ...generator, commit: 'f'.repeat(40) }
      const { runAccounts: __, ...scope } = lie.manifest.scope
      lie.manifest.scope = scope
      delete (lie.manifest as { runStartedAt?: string }).runStartedAt
    })
    expect(result.reperformance).toMatchObject({ sameChecks: false, reproduced: true })
  })
})

describe('an account of an organization', () => {
  const MANAGEMENT = '999999999999'
  const PATH = 'evidence/210987654321/global/aws.organizations.organization.json'

  /** As if the account were a member, in a run over these accounts. */
  async function member(lie: Lie, runAccounts: readonly string[]): Promise<void> {
    lie.manifest.scope = { ...lie.manifest.scope, runAccounts }
    const { resources } = JSON.parse(String(honest.get(PATH)))
    await lie.resource(PATH, resources[0].id, settings => {
      settings.MasterAccountId = MANAGEMENT
    })
  }

  const judged = async (runAccounts: readonly string[], edit: (lie: Lie) => void = () => {}) =>
    (
      await told(async lie => {
        await member(lie, runAccounts)
        edit(lie)
      })
    ).reperformance
  const organizationControls = [...new Set(organizationLevel.map(({ id }) => id))]

  test('leaves what its management account judged to the package of that account, and says so', async () => {
    const asReferenced = (lie: Lie) => {
      lie.controls = lie.controls.map(c =>
        organizationControls.includes(`${c.framework}/${c.control}`)
          ? { ...c, status: 'tests_passed', because: 'Judged once for the organization.' }
          : c,
      )
    }
    const done = await judged(['210987654321', MANAGEMENT], asReferenced)
    const left = done?.notRecomputed.flatMap(n => n.controls?.map(id => `${n.framework}/${id}`) ?? [])
    expect(left?.sort()).toEqual(organizationControls.sort())
    for (const { why } of done?.notRecomputed ?? []) expect(why).toContain(MANAGEMENT)
    expect(done?.differences.filter(d => d.kind === 'control' && organizationControls.includes(d.id))).toEqual([])
  })

  test('is not verified where its management account was not read, and has its own results in a run of its own', async () => {
    const statuses = (of: typeof done) =>
      of?.differences.filter(d => d.field === 'because' && String(d.recomputed).includes(MANAGEMENT)).length
    const done = await judged(['210987654321', '888888888888'])
    expect(done?.notRecomputed).toEqual([])
    const untested = organizationLevel.filter(({ tested }) => !tested)
    expect(statuses(done)).toBe(untested.length)
    expect(statuses(await judged(['210987654321']))).toBe(0)
  })
})

describe("a user's own framework", () => {
  const ID = 'house-rules-1'
  const MAPPING = `framework: House rules
version: "1"
kind: benchmark
publisher: Us
source: https://example.com/rules
licence: Ours.
controls:
  - id: "1"
    title: Buckets keep old versions
    evidence: full
    assessment: automated
    responsibility: customer
    checks:
      - { check: s3-bucket-versioning-enabled, strength: demonstrates, because: it is the rule }
`
  let own: string
  let mappings: string

  beforeAll(async () => {
    mappings = join(place.path, 'mappings')
    mkdirSync(mappings)
    writeFileSync(join(mappings, `${ID}.yaml`), MAPPING)
    const env = { ...place.env, EXHIBIT_MAPPINGS_DIR: mappings }
    const ended = await run(
      ['collect', '--replay', RECORDING, '--region', 'us-east-1', '--framework', ID, '--json'],
      env,
    )
    own = answered<{ package: string }>(ended).package
  })

  test('is stated where its mapping is not at hand; the findings are recomputed', async () => {
    const { valid, reperformance } = await reperformPackage(own, {})
    expect([valid, reperformance?.total, reperformance?.checked.controls]).toEqual([true, 0, 0])
    expect(reperformance?.checked.findings).toBeGreaterThan(5)
    expect(reperformance?.notRecomputed).toMatchObject([
      { framework: ID, controls: null, why: expect.stringContaining('--mappings') },
    ])
  })

  test('is recomputed with it', async () => {
    const ended = await run(['verify', '--reperform', '--json', '--mappings', mappings, own], place.env)
    const { reperformance } = answered<ReperformedPackage>(ended)
    expect(reperformance).toMatchObject({
      sameChecks: true,
      reproduced: true,
      checked: { controls: 1 },
      notRecomputed: [],
    })
  })
})
