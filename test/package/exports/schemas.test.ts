import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { listOf, makeData } from '../../../samples/package/make-data.ts'
import type { ControlStatus } from '../../../src/frameworks/framework.ts'
import { ocsfControls, ocsfFindings } from '../../../src/package/exports/ocsf.ts'
import { oscalOf } from '../../../src/package/exports/oscal.ts'
import { filesOf } from '../verify/forgery.ts'
import { makePackage } from '../workbench.ts'

const OSCAL_SCHEMA = 'oscal-1.2.1-assessment-results.schema.json'
const OCSF_SCHEMA = 'ocsf-1.8.0-compliance-finding.schema.json'

const schemaOf = async (name: string) =>
  JSON.parse(await readFile(join(import.meta.dirname, '../fixtures/schemas', name), 'utf8'))

const validator = async (name: string) => {
  const schema = await schemaOf(name)
  // The OSCAL schema's patterns use Unicode property escapes.
  const ajv = new Ajv({ strict: false, unicodeRegExp: true, allErrors: true })
  formats.default(ajv)
  const validate = ajv.compile(schema)
  return (value: unknown) => (validate(value) ? [] : ajv.errorsText(validate.errors).split(', ').slice(0, 5))
}

let oscalErrors: Awaited<ReturnType<typeof validator>>
let ocsfErrors: Awaited<ReturnType<typeof validator>>
beforeAll(async () => {
  oscalErrors = await validator(OSCAL_SCHEMA)
  ocsfErrors = await validator(OCSF_SCHEMA)
})

type Data = ReturnType<typeof makeData>
const controlEvents = (data: Data) =>
  data.frameworks.flatMap(framework =>
    data.scope.accounts.flatMap(({ account }) => {
      const controls = data.controls.filter(one => one.framework === framework.id && one.account === account)
      return [...ocsfControls(data, framework, account, controls)]
    }),
  )

const STATUSES: ControlStatus[] = [
  'tests_failed',
  'not_verified',
  'tests_passed',
  'review',
  'no_population',
  'inherited',
  'manual',
]

describe('exports follow their schemas', () => {
  test('for random data, with any status and any text', async () => {
    const text = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constant(' a\n b\t '),
    )
    const choices = fc.record({
      resources: fc.nat(40),
      accounts: fc.subarray(['111122223333', '444455556666'], { minLength: 1 }),
      status: fc.constantFrom(...STATUSES),
      text,
    })
    await fc.assert(
      fc.asyncProperty(choices, async ({ resources, accounts, status, text }) => {
        const made = makeData({ resources, accounts })
        const controls = made.controls.map((control, index) =>
          index % 3 ? control : { ...control, status, title: text, control: text, because: `${text}.`, limits: text },
        )
        const data = { ...made, controls }
        expect(oscalErrors(await oscalOf(data))).toEqual([])
        for (const event of [...(await listOf(ocsfFindings(data))), ...controlEvents(data)])
          expect(ocsfErrors(event)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('for no items, no frameworks and no findings', async () => {
    const data = { ...makeData({ resources: 0 }), frameworks: [], controls: [], async *items() {} }
    expect(oscalErrors(await oscalOf(data))).toEqual([])
  })

  test('as they stand in the package', async () => {
    const made = await makePackage()
    const files = await filesOf(made.path)
    const json = async (path: string) => JSON.parse(String(files.get(path)))
    expect(oscalErrors(await json('oscal/assessment-results.json'))).toEqual([])
    const paths = made.manifest.files.map(({ path }) => path).filter(path => path.startsWith('ocsf/'))
    expect(paths).toEqual([
      'ocsf/cis-aws-foundations-7.0.0/111122223333.json',
      'ocsf/findings.json',
      'ocsf/soc2-2017/111122223333.json',
    ])
    for (const path of paths) for (const event of await json(path)) expect(ocsfErrors(event)).toEqual([])
  })
})

interface Oscal {
  'assessment-results': {
    metadata: { 'oscal-version': string }
    results: {
      observations: { props: { name: string; value: string }[]; uuid: string }[]
      findings?: { target: { status: { state: string } }; 'related-observations': { 'observation-uuid': string }[] }[]
    }[]
  }
}

test('OSCAL: satisfied only from tests_passed, not satisfied only from tests_failed, else no finding', async () => {
  const made = makeData({ resources: 60 })
  const data = {
    ...made,
    controls: made.controls.map((control, index) => ({ ...control, status: STATUSES[index % 7] ?? 'review' })),
  }
  const { results } = ((await oscalOf(data)) as Oscal)['assessment-results']
  for (const { observations, findings = [] } of results) {
    const status = new Map(
      observations.map(({ uuid, props }) => [uuid, props.find(({ name }) => name === 'status')?.value]),
    )
    const decided = [...status.values()].filter(one => one === 'tests_passed' || one === 'tests_failed')
    expect(findings.length).toBe(decided.length)
    for (const finding of findings) {
      const observed = status.get(finding['related-observations'][0]?.['observation-uuid'] ?? '')
      expect([observed, finding.target.status.state]).toEqual(
        observed === 'tests_passed' ? ['tests_passed', 'satisfied'] : ['tests_failed', 'not-satisfied'],
      )
    }
  }
  expect(results.reduce((sum, { observations }) => sum + observations.length, 0)).toBe(data.controls.length)
})

test('exports name the released versions of the schemas that they are held against', async () => {
  const data = makeData({ resources: 10 })
  const [oscal, ocsf] = await Promise.all([schemaOf(OSCAL_SCHEMA), schemaOf(OCSF_SCHEMA)])
  const version = ((await oscalOf(data)) as Oscal)['assessment-results'].metadata['oscal-version']
  expect(oscal.$id).toContain(`/oscal/${version}/`)
  for (const event of [...((await listOf(ocsfFindings(data))) as Event[]), ...(controlEvents(data) as Event[])]) {
    expect(ocsf.$comment).toContain(`release ${event.metadata.version},`)
    expect(event.metadata.version).toMatch(/^\d+\.\d+\.\d+$/)
  }
})

test('OCSF: a check has its title, and an account is called one, while the machine fields stay', async () => {
  const [first] = await listOf(makeData({ resources: 10 }).findings())
  if (!first) throw new Error('no finding')
  const resource = 'arn:aws-us-gov:iam::111122223333:root'
  const data = {
    ...makeData({ resources: 10 }),
    async *findings() {
      yield { ...first, resource }
    },
  }
  const [event] = (await listOf(ocsfFindings(data))) as Event[]
  expect(ocsfErrors(event)).toEqual([])
  expect(event?.resources).toMatchObject([{ uid: resource, name: 'account 111122223333' }])
  expect(event?.compliance.checks).toEqual([{ uid: first.check, name: first.title }])
})

interface Event {
  metadata: { version: string }
  resources: object[]
  compliance: { checks?: object[]; control: string; requirements: string[]; status: string; status_id?: number }
  finding_info: { uid: string }
}

test('OCSF: one event per finding with qualified requirements, one per control with bare ids', async () => {
  const data = makeData({ resources: 60 })
  const findings = await listOf(data.findings())
  const events = (await listOf(ocsfFindings(data))) as Event[]
  expect(events.map(({ finding_info }) => finding_info.uid)).toEqual(findings.map(({ id }) => id))
  expect(events.map(({ compliance }) => compliance.requirements)).toEqual(findings.map(({ controls }) => controls))
  const ids = { pass: 1, fail: 3, unknown: undefined, not_applicable: undefined }
  expect(events.map(({ compliance }) => compliance.status_id)).toEqual(findings.map(({ status }) => ids[status]))

  const controls = controlEvents(data) as Event[]
  expect(controls.map(({ compliance }) => compliance.requirements)).toEqual(
    data.controls.map(({ control }) => [control]),
  )
  const named = { tests_passed: 'Pass', tests_failed: 'Fail' } as Record<string, string>
  expect(controls.map(({ compliance }) => compliance.status)).toEqual(
    data.controls.map(({ status }) => named[status] ?? 'Unknown'),
  )
})
