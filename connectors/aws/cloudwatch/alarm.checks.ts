import { type AccountCheck, accountCheck, inAccount, notApplicable } from '../../kit/index.ts'
import { organization } from '../organizations/organization.ts'
import { alarm } from './alarm.ts'
import { alarmTells } from './alarm-chain.ts'
import { chain } from './alarm-links.ts'
import { type Monitored, monitored } from './monitored-events.ts'

const text = (of: Monitored) => ({
  id: `cloudwatch-alarm-${of.id}`,
  title: `An alarm tells of ${of.of}`,
  severity: 'low' as const,
  remediation: `Count ${of.of} by a metric filter on the trail's log group, and let an alarm tell a topic that somebody subscribes to.`,
  ...(of.securityHub && { equivalents: { securityHub: [of.securityHub] } }),
})

function check(of: Monitored): AccountCheck {
  return accountCheck(alarm, { ...text(of), reads: chain, test: (read, context) => alarmTells(of, read, context) })
}

/** Without an organization there is nothing of AWS Organizations to change. */
function checkInOrganization(of: Monitored): AccountCheck {
  return accountCheck(alarm, {
    ...text(of),
    reads: { ...chain, organizations: inAccount(organization, () => true) },
    test: (read, context) =>
      read.organizations.some(() => true)
        ? alarmTells(of, read, context)
        : notApplicable('The account is in no organization.'),
  })
}

export const alarmChecks: readonly AccountCheck[] = monitored.map(of =>
  of.id === 'organizations-changes' ? checkInOrganization(of) : check(of),
)
