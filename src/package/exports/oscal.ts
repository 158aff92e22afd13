import { v5 as uuidv5 } from 'uuid'
import type { ControlResult } from '../../frameworks/framework.ts'
import type { ExportData, ExportFramework } from '../format/data.ts'
import { evidencePath } from '../format/layout.ts'

const OSCAL_VERSION = '1.2.1'
/** Namespace of the names below; any fixed UUID does (RFC 9562 §5.5). */
const NAMESPACE = '5d1a3f0e-6f0a-4f0e-9a53-0d6d2a6f5c11'
const PROPERTIES = 'urn:exhibit:oscal'

const SATISFIED: Partial<Record<ControlResult['status'], { state: string; reason: string }>> = {
  tests_passed: { state: 'satisfied', reason: 'pass' },
  tests_failed: { state: 'not-satisfied', reason: 'fail' },
}

/**
 * OSCAL 1.2.1 assessment-results: one result per framework and account, one observation per control. Only controls whose
 * tests decided have a finding; a control that a person must judge is an observation.
 */
export async function oscalOf(data: ExportData): Promise<object> {
  const items = new Map<string, { path: string; title: string }>()
  let [from, to] = [data.created, data.created]
  for await (const { id, title, scope, type, collected } of data.items()) {
    items.set(id, { path: evidencePath(scope.account, scope.region, type), title })
    if (items.size === 1 || collected.startedAt < from) from = collected.startedAt
    if (items.size === 1 || collected.finishedAt > to) to = collected.finishedAt
  }
  const uuid = (...of: string[]) => uuidv5([data.id, ...of].join('/'), NAMESPACE)
  const accounts = data.scope.accounts.map(({ account }) => account)
  const of = (framework: ExportFramework, account: string) =>
    data.controls.filter(control => control.framework === framework.id && control.account === account)
  const results = data.frameworks.flatMap(framework =>
    accounts
      .filter(account => of(framework, account).length > 0)
      .map(account => resultOf({ framework, account, controls: of(framework, account), items, from, to, uuid })),
  )
  const plan = uuid('plan')
  return {
    'assessment-results': {
      uuid: uuid('assessment-results'),
      metadata: {
        title: `Exhibit assessment results, package ${data.id}`,
        'last-modified': data.created,
        version: data.id,
        'oscal-version': OSCAL_VERSION,
        props: [property('source', data.source.kind), property('generator', `exhibit ${data.generator.version}`)],
      },
      'import-ap': { href: `#${plan}` },
      results: results.length > 0 ? results : [nothing(data, uuid)],
      'back-matter': {
        resources: [
          {
            uuid: plan,
            title: 'Scope of the collection',
            description:
              'There is no assessment plan in OSCAL; accounts, regions and evidence types stand in manifest.json.',
            rlinks: [{ href: '../manifest.json' }],
          },
        ],
      },
    },
  }
}

interface ResultInput {
  readonly framework: ExportFramework
  readonly account: string
  readonly controls: readonly ControlResult[]
  readonly items: ReadonlyMap<string, { path: string; title: string }>
  readonly from: string
  readonly to: string
  readonly uuid: (...of: string[]) => string
}

function resultOf(input: ResultInput): object {
  const { framework, account, controls, from, to, uuid } = input
  const findings = controls.flatMap(control => findingOf(control, input))
  return {
    uuid: uuid('result', framework.id, account),
    title: `${framework.framework} ${framework.version}, account ${account}`,
    description: `Settings of AWS account ${account} as read between ${from} and ${to}, tested; no evidence of operation over a period.`,
    start: from,
    end: to,
    props: [property('framework', framework.id), property('account', account)],
    'reviewed-controls': {
      'control-selections': [{ 'include-controls': controls.map(control => ({ 'control-id': controlId(control) })) }],
    },
    observations: controls.map(control => observationOf(control, input)),
    ...(findings.length > 0 && { findings }),
  }
}

function observationOf(control: ControlResult, { account, items, to, uuid }: ResultInput): object {
  const evidence = control.items.flatMap(id => items.get(id) ?? [])
  const { pass, fail, unknown, not_applicable } = control.findings
  return {
    uuid: uuid('observation', control.framework, control.control, account),
    title: line(`${control.control}: ${control.title}`),
    description: `${control.because} Findings: ${pass} pass, ${fail} fail, ${unknown} unknown, ${not_applicable} not applicable.`,
    props: [property('control', control.control), property('status', control.status)],
    methods: [control.checks.length > 0 ? 'TEST' : 'UNKNOWN'],
    types: ['control-objective'],
    ...(evidence.length > 0 && {
      'relevant-evidence': evidence.map(({ path, title }) => ({ href: `../${path}`, description: title })),
    }),
    collected: to,
    ...(control.limits && { remarks: control.limits }),
  }
}

function findingOf(control: ControlResult, { account, uuid }: ResultInput): object[] {
  const status = SATISFIED[control.status]
  if (!status) return []
  return [
    {
      uuid: uuid('finding', control.framework, control.control, account),
      title: line(`${control.control}: ${control.title}`),
      description: control.because,
      target: { type: 'objective-id', 'target-id': controlId(control), status },
      'related-observations': [
        { 'observation-uuid': uuid('observation', control.framework, control.control, account) },
      ],
    },
  ]
}

/** OSCAL wants at least one result, and a result at least one control. */
function nothing(data: ExportData, uuid: ResultInput['uuid']): object {
  return {
    uuid: uuid('result'),
    title: 'No control was judged',
    description: 'The collection was not held against a framework.',
    start: data.created,
    'reviewed-controls': { 'control-selections': [{ 'include-all': {} }] },
  }
}

/** Ids in OSCAL are tokens, which begin with a letter: `1.10` becomes `c_1.10`. The id as published is in the property `control`. */
const controlId = ({ control }: ControlResult): string => `c_${control.replace(/[^\p{L}\p{N}._-]/gu, '_')}`

const property = (name: string, value: string): object => ({ name, ns: PROPERTIES, value: line(value) })
const line = (text: string): string => text.replace(/\s+/gu, ' ').trim() || '-'
