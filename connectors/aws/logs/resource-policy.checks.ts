import { check, fail, inRegion, pass, unknown } from '../../kit/index.ts'
import { intersect, nameOf, type Openings, openings, type Statement } from '../../policy/index.ts'
import { logGroup } from './log-group.ts'
import { resourcePolicy } from './resource-policy.ts'

/** Whether a statement speaks of a log group or of anything in it, whose ARNs go on from its own after a colon. */
function reaches({ resources }: Statement, group: string): boolean {
  if (resources === undefined) return true
  const inside = `${group}:*`
  if (resources.not) return !resources.patterns.some(p => p.matches(inside))
  return resources.patterns.some(
    p => p.variables.length > 0 || [group, inside].some(name => intersect(p.text, name) !== undefined),
  )
}

const about = ({ open, unsaid }: Openings, group: string): Openings => ({
  open: open.filter(s => reaches(s, group)),
  unsaid: unsaid.filter(s => reaches(s, group)),
})

/** What a policy of the account allows everybody on all log groups it allows on this one, beside the policy of its own. */
export const logGroupPolicyNotPublic = check(logGroup, {
  id: 'logs-log-group-policy-not-public',
  title: 'Resource policies of log groups grant nothing to a wildcard principal alone',
  severity: 'high',
  remediation:
    'Name as principals the AWS services that deliver logs, with a condition on the account or resource they deliver for.',
  why: 'Anyone who can write to a log group can add false events and run up its cost.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html',
  ],
  reads: { policies: inRegion(resourcePolicy, p => openings(p.policyDocument)) },
  test({ ResourcePolicies: own }, { resource, read }) {
    const wide = read.policies.find(p => about(p.value, resource.id).open.length > 0)
    if (wide)
      return fail(
        `The policy ${wide.name} of the account allows everybody, by ${namesOf(about(wide.value, resource.id).open)}.`,
      )
    if (own === null) return unknown('AWS answered no policies of the log group.')
    const all = own.map(p => openings(p.policyDocument))
    const open = all.flatMap(of => of.open)
    if (open.length > 0) return fail(`The policy of the log group allows everybody, by ${namesOf(open)}.`)
    const unsaid = [...all, ...read.policies.all().map(p => about(p.value, resource.id))].flatMap(of => of.unsaid)
    return unsaid.length > 0
      ? unknown(`Everybody is allowed, by ${namesOf(unsaid)}; what a Deny leaves of that is not known.`)
      : pass('No policy that holds for the log group allows everybody.')
  },
})

const namesOf = (all: readonly Statement[]): string => all.map(nameOf).join(', ')
