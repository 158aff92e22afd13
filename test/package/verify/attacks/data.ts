import { randomBytes } from 'node:crypto'
import { type ItemHeader, itemDigest, type Resource, rootOf } from '../../../../src/evidence/item.ts'
import { canonicalJson } from '../../../../src/evidence/json.ts'
import type { Manifest } from '../../../../src/package/format/manifest.ts'
import { edit, editLine, type Files } from '../forgery.ts'
import { type Attack, INSTANCES, KEYS, lied } from './attack.ts'

/** Changes an item's resources and header so that root and digest hold again, but not what the change lies about. */
function rebuilt(files: Files, path: string, change: (header: Record<string, unknown>, resources: Resource[]) => void) {
  edit(files, path, text => {
    const { resources, digest: _, ...header } = JSON.parse(text)
    change(header, resources)
    const body = { ...header, root: rootOf(resources) } as unknown as ItemHeader
    const first = canonicalJson({ ...body, digest: itemDigest(body) })
    const lines = resources.map((one: Resource) => canonicalJson(one)).join(',\n')
    return `${first.slice(0, -1)},"resources":[\n${lines}${lines ? '\n' : ''}]}\n`
  })
}

export const data: Attack[] = [
  lied({ name: 'settings that do not give their digest', code: 'EVIDENCE_RESOURCE_DIGEST', file: INSTANCES }, files =>
    editLine(files, INSTANCES, 1, value => {
      value.settings = {}
    }),
  ),
  lied(
    { name: 'observed values that do not give their digest', code: 'EVIDENCE_RESOURCE_DIGEST', file: INSTANCES },
    files =>
      editLine(files, INSTANCES, 2, value => {
        value.observed = {}
      }),
  ),
  lied({ name: 'a resource renamed', code: 'EVIDENCE_ROOT', file: INSTANCES }, files =>
    editLine(files, INSTANCES, 1, value => {
      value.name = 'another'
    }),
  ),
  lied({ name: 'provenance changed', code: 'EVIDENCE_DIGEST', file: INSTANCES }, files =>
    edit(files, INSTANCES, text => text.replace('"actor":"ana"', '"actor":"bob"')),
  ),
  ...[
    { name: 'computed from an item that is not here', code: 'EVIDENCE_INPUT' as const, calls: [] },
    { name: 'computed from others, and read by calls', code: 'EVIDENCE_INVALID' as const, calls: undefined },
  ].map(({ name, code, calls }) =>
    lied({ name, code, file: INSTANCES }, files =>
      rebuilt(files, INSTANCES, header => {
        ;(header.population as { basis: string }).basis = 'derived'
        if (calls) header.calls = calls
        header.inputs = [{ id: 'x', type: 'aws.x.y', region: 'global', digest: `sha256:${'0'.repeat(64)}` }]
        header.derivation = {
          ...{ computedAt: '2026-11-01T00:00:00Z', definition: '0'.repeat(32), source: '0'.repeat(32) },
        }
      }),
    ),
  ),
  lied(
    { name: 'an item that says it is derived, and names no inputs', code: 'EVIDENCE_INVALID', file: INSTANCES },
    files =>
      rebuilt(files, INSTANCES, header => {
        ;(header.population as { basis: string }).basis = 'derived'
      }),
  ),
  lied({ name: 'a resource left out', code: 'EVIDENCE_POPULATION', file: INSTANCES }, files =>
    rebuilt(files, INSTANCES, (_, resources) => {
      resources.pop()
    }),
  ),
  lied(
    {
      name: 'a complete population with a gap',
      code: 'EVIDENCE_POPULATION',
      file: 'evidence/111122223333/eu-central-1/aws.rds.instance.json',
    },
    files =>
      rebuilt(files, 'evidence/111122223333/eu-central-1/aws.rds.instance.json', header => {
        ;(header.population as { complete: boolean }).complete = true
      }),
  ),
  lied(
    { name: 'members of a list that is said to be judged elsewhere', code: 'EVIDENCE_POPULATION', file: INSTANCES },
    files =>
      rebuilt(files, INSTANCES, header => {
        Object.assign(header.population as object, { basis: 'judged_elsewhere', judgedIn: '444455556666' })
      }),
  ),
  lied({ name: 'a resource twice', code: 'EVIDENCE_ORDER', file: INSTANCES }, files =>
    rebuilt(files, INSTANCES, (_, resources) => {
      resources[1] = resources[0] as Resource
    }),
  ),
  lied({ name: 'a value for a field that was not read', code: 'EVIDENCE_INVALID', file: INSTANCES }, files =>
    editLine(files, INSTANCES, 1, value => {
      value.gaps = [{ field: 'Name', action: 'a', reason: 'denied', detail: 'd' }]
    }),
  ),
  lied(
    {
      name: 'an item under the path of another region',
      code: 'EVIDENCE_INVALID',
      file: 'evidence/111122223333/eu-west-1/aws.kms.key.json',
    },
    files => {
      files.set('evidence/111122223333/eu-west-1/aws.kms.key.json', files.get(KEYS) ?? Buffer.alloc(0))
      files.delete(KEYS)
    },
  ),
  lied({ name: 'an item without its population', code: 'EVIDENCE_INVALID', file: INSTANCES }, files =>
    rebuilt(files, INSTANCES, header => {
      delete header.population
    }),
  ),
  lied({ name: 'a resource with a member more', code: 'EVIDENCE_INVALID', file: INSTANCES }, files =>
    editLine(files, INSTANCES, 1, value => {
      value.zzz = 1
    }),
  ),
  lied({ name: 'evidence that is not JSON', code: 'JSON_INVALID', file: INSTANCES }, files =>
    edit(files, INSTANCES, text => text.slice(0, -4)),
  ),
  lied({ name: 'evidence laid out otherwise', code: 'JSON_INVALID', file: INSTANCES }, files =>
    edit(files, INSTANCES, text => JSON.stringify(JSON.parse(text), null, 2)),
  ),
  lied({ name: 'evidence that is not UTF-8', code: 'JSON_INVALID', file: INSTANCES }, files =>
    files.set(INSTANCES, Buffer.concat([Buffer.from([0xff, 0x0a])])),
  ),
  lied({ name: 'settings with a member twice', code: 'JSON_NOT_CANONICAL', file: INSTANCES }, files =>
    edit(files, INSTANCES, text => text.replace('"Versioning":', '"Versioning":null,"Versioning":')),
  ),
  lied({ name: 'a number spelled otherwise', code: 'JSON_NOT_CANONICAL', file: INSTANCES }, files =>
    edit(files, INSTANCES, text => text.replace('"clockOffsetMs":120', '"clockOffsetMs":1.2e2')),
  ),
  lied({ name: 'half a character', code: 'JSON_NOT_CANONICAL', file: 'controls.json' }, files =>
    edit(files, 'controls.json', text => text.replace('"title":"', '"title":"\\ud800')),
  ),
  lied({ name: 'settings nested a hundred thousand deep', code: 'JSON_TOO_DEEP', file: INSTANCES }, files =>
    edit(files, INSTANCES, text =>
      text.replace('"settings":{', `"settings":{"A":${'['.repeat(100_000)}${']'.repeat(100_000)},`),
    ),
  ),
  lied({ name: 'settings nested a hundred deep', code: 'JSON_TOO_DEEP', file: INSTANCES }, files =>
    edit(files, INSTANCES, text =>
      text.replace('"settings":{', `"settings":{"A":${'['.repeat(100)}${']'.repeat(100)},`),
    ),
  ),
  lied({ name: 'a line of 34 MiB', code: 'JSON_TOO_LARGE', file: 'controls.json' }, files => {
    // Not compressible far enough to be taken for a bomb.
    const noise = randomBytes(17 * 1024 * 1024).toString('hex')
    files.set('controls.json', Buffer.from(`[\n"${noise}"\n]\n`))
  }),
  lied({ name: 'a finding twice', code: 'FINDING_INVALID', file: 'findings.json' }, files =>
    edit(files, 'findings.json', text => text.replace(/\[\n(.*,\n)/, '[\n$1$1')),
  ),
  lied({ name: 'a finding under the id of another', code: 'FINDING_INVALID', file: 'findings.json' }, files =>
    editLine(files, 'findings.json', 1, value => {
      value.id = '0'.repeat(32)
    }),
  ),
  lied({ name: 'a finding about an item that is not there', code: 'FINDING_INVALID', file: 'findings.json' }, files =>
    editLine(files, 'findings.json', 1, value => {
      value.evidence = 'nowhere'
    }),
  ),
  lied({ name: 'a finding without a status', code: 'FINDING_INVALID', file: 'findings.json' }, files =>
    editLine(files, 'findings.json', 1, value => {
      delete value.status
    }),
  ),
  lied({ name: 'a control of an unknown status', code: 'CONTROL_INVALID', file: 'controls.json' }, files =>
    editLine(files, 'controls.json', 1, value => {
      value.status = 'met'
    }),
  ),
  lied({ name: 'a control twice', code: 'CONTROL_INVALID', file: 'controls.json' }, files =>
    edit(files, 'controls.json', text => text.replace(/\[\n(.*,\n)/, '[\n$1$1')),
  ),
  lied({ name: 'a control with an item that is not there', code: 'CONTROL_INVALID', file: 'controls.json' }, files =>
    editLine(files, 'controls.json', 1, value => {
      value.items = ['nowhere']
    }),
  ),
  lied({ name: 'a control that alone says what it rests on', code: 'CONTROL_INVALID', file: 'controls.json' }, files =>
    editLine(files, 'controls.json', 1, value => {
      for (const member of ['responsibility', 'needs', 'links']) delete value[member]
    }),
  ),
  lied({ name: 'a control without a word on needs', code: 'CONTROL_INVALID', file: 'controls.json' }, files =>
    editLine(files, 'controls.json', 1, value => {
      delete value.needs
    }),
  ),
  lied({ name: 'a link of an unknown strength', code: 'CONTROL_INVALID', file: 'controls.json' }, files =>
    edit(files, 'controls.json', text => text.replace('"strength":"demonstrates"', '"strength":"proves"')),
  ),
  ...[
    ['resources', (m: Manifest) => ({ ...m, counts: { ...m.counts, resources: m.counts.resources + 1 } })],
    ['findings', (m: Manifest) => ({ ...m, counts: { ...m.counts, findings: { ...m.counts.findings, fail: 0 } } })],
    ['gaps', (m: Manifest) => ({ ...m, gaps: { lists: 0, members: 0, fields: 0 } })],
    ['times', (m: Manifest) => ({ ...m, asOf: { ...m.asOf, to: '2026-12-31T00:00:00.000Z' } })],
    [
      'controls',
      (m: Manifest) => ({ ...m, frameworks: m.frameworks.map(one => ({ ...one, statuses: { tests_passed: 7 } })) }),
    ],
    [
      'controls with failing tests',
      (m: Manifest) => ({ ...m, frameworks: m.frameworks.map(one => ({ ...one, failing: {} })) }),
    ],
    ['frameworks', (m: Manifest) => ({ ...m, frameworks: m.frameworks.slice(1) })],
  ].map(([what, change]) =>
    lied(
      { name: `other ${what} in the manifest than in the data`, code: 'COUNTS_MISMATCH', file: 'manifest.json' },
      () => {},
      change as (manifest: Manifest) => Manifest,
    ),
  ),
  lied({ name: 'settings that would be a prototype', code: 'JSON_AMBIGUOUS', file: INSTANCES }, files =>
    edit(files, INSTANCES, text => text.replace('"settings":{', '"settings":{"__proto__":{},')),
  ),
  lied({ name: 'a replay that says it is AWS', code: 'SOURCE_MISMATCH', file: 'manifest.json' }, files =>
    rebuilt(files, KEYS, header => {
      ;(header.collected as { source: object }).source = { kind: 'replay', hosts: [] }
    }),
  ),
]
