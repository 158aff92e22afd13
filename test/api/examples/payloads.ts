const RUN = '019ab5a4-0001-7000-8000-000000000000'
const ACCOUNT = '222222222222'
const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const whole = {
  outcome: 'complete',
  coverage: { scope: 'full', targets: { done: 5, refused: 0, disabled: 12 } },
}
const ended = { run: RUN, accounts: [ACCOUNT], status: 'finished', error: null, ...whole }
const ofOrganization = {
  ...{ account: ACCOUNT, name: 'Shop', organization: '019ab5a4-0007-7000-8000-000000000000' },
  ...{ evidence: '019ab5a4-0008-7000-8000-000000000000', asOf: '2026-11-24T03:00:02.000Z' },
}
const finding = {
  ...{ finding: '9f86d081884c7d659a2feaa0c55ad015', account: ACCOUNT, run: RUN, region: 'eu-central-1' },
  ...{ check: 's3-bucket-tls-only', resource: 'arn:aws:s3:::northwind-reports' },
}
const schedule = { schedule: '019ab5a4-0002-7000-8000-000000000000', slot: '2026-11-24T03:00:00.000Z' }

/** What webhooks are told, where the feed of the tests' own account tells nothing of the kind. */
export const TOLD: Readonly<Record<string, unknown>> = {
  'run.started': { run: RUN, accounts: [ACCOUNT], label: 'Nightly', trigger: 'schedule' },
  'run.finished': ended,
  'run.failed': {
    ...ended,
    ...{ status: 'failed', outcome: 'nothing_read' },
    coverage: { scope: 'full', targets: { done: 0, refused: 5, disabled: 12 } },
    error: { code: 'nothing_read', message: 'Nothing could be read: every target refused.' },
  },
  'finding.opened': { ...finding, status: 'fail', before: null },
  'finding.changed': { ...finding, status: 'pass', before: 'fail' },
  'finding.closed': { ...finding, status: null, before: 'fail' },
  'control.changed': {
    ...{ account: ACCOUNT, run: RUN, framework: 'cis-aws-foundations-7.0.0', control: '3.1.1' },
    ...{ status: 'tests_passed', before: 'tests_failed' },
  },
  'package.ready': {
    ...{ package: '019ab5a4-0006-7000-8000-000000000000', run: RUN, account: ACCOUNT, label: 'Nightly' },
    collectedAt: { from: '2026-11-24T03:00:02.000Z', to: '2026-11-24T03:04:11.000Z' },
    ...{ source: 'aws', sha256: SHA256, size: 1843200, ...whole },
    counts: {
      ...{ items: 85, resources: 412, apiCalls: 431 },
      findings: { pass: 611, fail: 48, unknown: 3, not_applicable: 120 },
    },
    gaps: { lists: 0, members: 1, fields: 2 },
    controls: { 'cis-aws-foundations-7.0.0': { tests_passed: 31, tests_failed: 12, review: 9 } },
    controlsWithFailingTests: { 'cis-aws-foundations-7.0.0': { tests_failed: 12, review: 2 } },
    ledger: {
      ...{ size: 981, root: SHA256, timestamp: null },
      checkpoint: 'exhibit.example/ledger\n981\nn4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=\n',
    },
    url: 'https://exhibit.example.com/v1/packages/019ab5a4-0006-7000-8000-000000000000/content',
  },
  'account.refused': {
    ...{ account: ACCOUNT, run: RUN },
    error: { code: 'access_denied', message: 'AWS refused sts:AssumeRole.' },
  },
  'account.joined': ofOrganization,
  'account.closed': { ...ofOrganization, state: 'SUSPENDED' },
  'schedule.skipped': {
    ...schedule,
    outcome: 'skipped',
    code: 'overlap',
    message: 'The run before was still running.',
  },
  'schedule.late': { ...schedule, outcome: 'late', run: RUN },
  'destination.dead': {
    ...{ destination: '019ab5a4-0003-7000-8000-000000000000', delivery: '019ab5a4-0004-7000-8000-000000000000' },
    ...{ event: '019ab5a4-0005-7000-8000-000000000000', eventType: 'package.ready', attempts: 10, error: 'HTTP 502' },
  },
}
