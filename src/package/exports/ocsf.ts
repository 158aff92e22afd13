import type { Severity, Status } from '../../../connectors/kit/index.ts'
import type { Finding } from '../../evidence/finding.ts'
import type { ControlResult, ControlStatus } from '../../frameworks/framework.ts'
import type { ExportData, ExportFramework } from '../format/data.ts'
import { resourceName } from '../format/display.ts'

/** Compliance Finding (2003) of the category Findings (2), activity Create (1), as OCSF 1.8.0 (released 18 March 2026) defines them. */
const CLASS = {
  ...{ activity_id: 1, activity_name: 'Create', category_uid: 2, category_name: 'Findings' },
  ...{ class_uid: 2003, class_name: 'Compliance Finding', type_uid: 200301, type_name: 'Compliance Finding: Create' },
} as const
const VERSION = '1.8.0'
const AWS_ACCOUNT = 10

const SEVERITIES: Record<Severity, { severity_id: number; severity: string }> = {
  critical: { severity_id: 5, severity: 'Critical' },
  high: { severity_id: 4, severity: 'High' },
  medium: { severity_id: 3, severity: 'Medium' },
  low: { severity_id: 2, severity: 'Low' },
}
const UNRATED = { severity_id: 0, severity: 'Unknown' }

/** Only what was decided has a `status_id`; the schema knows 1 pass, 2 warning and 3 fail. */
const STATUSES: Record<Status, { status: string; status_id?: number }> = {
  pass: { status: 'Pass', status_id: 1 },
  fail: { status: 'Fail', status_id: 3 },
  unknown: { status: 'Unknown' },
  not_applicable: { status: 'Not Applicable' },
}

const statusOf = (control: ControlStatus): { status: string; status_id?: number } =>
  control === 'tests_passed' ? STATUSES.pass : control === 'tests_failed' ? STATUSES.fail : STATUSES.unknown

/** One event per finding; requirements are `<framework>/<control>`, because the same id means different things in different frameworks. */
export async function* ocsfFindings(data: ExportData): AsyncGenerator<object> {
  for await (const finding of data.findings()) yield eventOf(finding, data)
}

function eventOf(finding: Finding, data: ExportData): object {
  const { region, remediation, controls, acceptance } = finding
  return {
    ...CLASS,
    ...SEVERITIES[finding.severity],
    time: Date.parse(finding.observedAt),
    message: finding.reason,
    metadata: metadataOf(data),
    cloud: cloudOf(finding.account, data, region),
    finding_info: { uid: finding.id, title: finding.title, desc: finding.reason },
    compliance: {
      control: finding.check,
      checks: [{ uid: finding.check, name: finding.title }],
      requirements: controls,
      ...STATUSES[finding.status],
      status_detail: finding.reason,
    },
    resources: [
      {
        uid: finding.resource,
        name: resourceName(finding.resource),
        region,
        cloud_partition: partitionOf(finding.account, data),
      },
    ],
    remediation: { desc: remediation },
    ...(acceptance && {
      comment: `Accepted (${acceptance.kind}) until ${acceptance.until} by ${acceptance.approvedBy}: ${acceptance.reason}`,
    }),
    unmapped: { source: data.source.kind, package: data.id, evidence: finding.evidence },
  }
}

/** One event per control of a framework in an account, with the bare control id. */
export function* ocsfControls(
  data: ExportData,
  framework: ExportFramework,
  account: string,
  controls: readonly ControlResult[],
): Generator<object> {
  const severities = new Map(data.checks.map(({ id, severity }) => [id, SEVERITIES[severity as Severity]]))
  for (const control of controls) {
    const uid = `${framework.id}/${control.control}/${account}`
    yield {
      ...CLASS,
      ...(control.status === 'tests_failed' ? worst(control.checks.map(check => severities.get(check))) : UNRATED),
      time: Date.parse(data.created),
      message: control.because,
      metadata: metadataOf(data),
      cloud: cloudOf(account, data),
      finding_info: { uid, title: control.title, desc: control.because },
      compliance: {
        control: control.control,
        requirements: [control.control],
        standards: [`${framework.framework} ${framework.version}`],
        ...statusOf(control.status),
        status_detail: control.because,
      },
      resources: [
        { uid: account, name: `account ${account}`, type: 'AWS account', cloud_partition: partitionOf(account, data) },
      ],
      unmapped: { status: control.status, findings: control.findings, source: data.source.kind, package: data.id },
    }
  }
}

/** The highest severity among the checks of a control. */
function worst(of: readonly ((typeof SEVERITIES)[Severity] | undefined)[]): typeof UNRATED {
  return of.reduce<typeof UNRATED>((most, one) => (one && one.severity_id > most.severity_id ? one : most), UNRATED)
}

const metadataOf = (data: ExportData): object => ({
  version: VERSION,
  profiles: ['cloud'],
  product: { name: 'Exhibit', vendor_name: 'Exhibit', version: data.generator.version },
  original_time: data.created,
})

const cloudOf = (account: string, data: ExportData, region?: string): object => ({
  provider: 'AWS',
  account: { uid: account, type: 'AWS Account', type_id: AWS_ACCOUNT },
  cloud_partition: partitionOf(account, data),
  ...(region && { region }),
})

const partitionOf = (account: string, data: ExportData): string =>
  data.scope.accounts.find(one => one.account === account)?.partition ?? 'aws'
