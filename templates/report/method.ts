import { glossary } from './glossary.ts'
import type { Paper } from './kit/paper.ts'
import { CONTROL_LOOK, CONTROL_STATUSES, FINDING_LOOK, FINDING_STATUSES } from './kit/status.ts'
import { table } from './kit/table.ts'
import { bullets, heading, paragraph } from './kit/text.ts'
import type { ControlStatus, FindingStatus } from './statuses.ts'

const CONTROL_MEANING: Record<ControlStatus, string> = {
  tests_failed:
    'A test that demonstrates the control failed on at least one resource. Under every other status, too, tests may have failed: their number stands beside it.',
  not_verified:
    'Something the control needs could not be read, a list is not complete, or a region of the scope was not reached. No conclusion may be drawn.',
  tests_passed:
    'Every demonstrating test passed or had nothing to judge, at least one passed, no supporting test failed, and configuration can fully show the control. It is a statement about tests, not that the control is satisfied.',
  review:
    'Tests and evidence are there; a person decides. All controls of criteria (SOC 2, PCI DSS) that have results end here, unless a test failed or could not be done.',
  no_population: 'Every test had nothing to judge: no such resource was listed.',
  inherited: 'The provider answers for it; AWS publishes its reports in AWS Artifact.',
  manual: 'AWS configuration as collected does not show it; the control says what else is needed.',
}

const FINDING_MEANING: Record<FindingStatus, string> = {
  fail: 'The setting was read, and it does not hold what the test asks for.',
  unknown: 'Something the test needs could not be read. Never counted as a pass.',
  pass: 'The setting was read, and it holds what the test asks for.',
  not_applicable: 'There was nothing to judge, or the test does not concern this resource; the reason says why.',
}

/** How the evidence was collected and tested. */
export function method(paper: Paper): void {
  paper.chapter('Method, versions and digests')
  paper.flow(heading(paper, 1, 'Method', { id: 'method' }))
  paper.flow(heading(paper, 2, 'How the evidence was collected', { before: 2 }))
  paper.flow(bullets(paper, COLLECTED))
  paper.flow(heading(paper, 2, 'How it was tested'))
  paper.flow(bullets(paper, TESTED))
}

/** What statuses, results and words mean. */
export function words(paper: Paper): void {
  paper.chapter('What the words mean')
  paper.flow(heading(paper, 1, 'What the words mean', { id: 'words' }))
  paper.flow(heading(paper, 2, 'What the status of a control means'))
  paper.flow(
    paragraph(
      paper,
      'The first that holds, from the top. No percentage is given: controls differ in weight, and a share of passed tests says nothing about the rest.',
    ),
  )
  paper.flow(
    table(
      paper,
      MEANING,
      CONTROL_STATUSES.map(status => [{ look: CONTROL_LOOK[status] }, CONTROL_MEANING[status]]),
    ),
  )
  paper.flow(heading(paper, 2, 'What the result of a test on a resource means'))
  paper.flow(
    table(
      paper,
      MEANING,
      FINDING_STATUSES.map(status => [{ look: FINDING_LOOK[status] }, FINDING_MEANING[status]]),
    ),
  )
  glossary(paper)
}

const MEANING = [{ title: 'Status', width: 98 }, { title: 'Meaning' }]

const COLLECTED = [
  'Read-only: list and describe calls to the AWS API, under the principal named in the scope. No call that changes the account was made.',
  'Every list was followed to its last page. For each item the calls, their parameters, times, counts and request ids are kept, so that they can be found in the account’s own CloudTrail.',
  'Settings keep the field names and values of AWS. “Not configured” is recorded only where AWS says so; every other failure is a collection gap.',
  'Values known to hold secrets were removed before hashing; each removal is logged with its place and rule, and tests that need such a value are “unknown”.',
]

const TESTED = [
  'Tests judge what was stored, without access to the network, as of the moment it was read. Every result can be computed again from the package alone.',
  'A test “demonstrates” a control when its failure shows that the control does not hold; it “supports” one when it is a sign only. “Context” is listed and never judged.',
  'An accepted failure still counts as a failure. The acceptance, who gave it and until when stand beside it.',
  'Titles of controls are in our own words; the text of the standard is with its publisher.',
]
