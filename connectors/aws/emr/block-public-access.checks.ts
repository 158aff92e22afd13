import { check, fail, pass, unknown } from '../../kit/index.ts'
import { blockPublicAccess } from './block-public-access.ts'

/** SSH may stay open in Security Hub's test, as AWS makes it so for accounts that had clusters before the block. */
const ALLOWED = 22

export const publicAccessBlocked = check(blockPublicAccess, {
  id: 'emr-account-public-access-blocked',
  title: 'The account blocks public access to EMR clusters',
  severity: 'high',
  remediation: 'Turn on block public access of EMR in the region, with no exception but port 22.',
  references: ['https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html'],
  equivalents: {
    prowler: ['emr_cluster_account_public_block_enabled'],
    securityHub: ['EMR.2'],
    config: ['emr-block-public-access'],
  },
  test({ BlockPublicAccessConfiguration: of }) {
    const blocked = of?.BlockPublicSecurityGroupRules
    if (blocked === undefined) return unknown('AWS did not state whether public access is blocked.')
    if (!blocked) return fail('Public access to EMR clusters is not blocked.')
    const open = of?.PermittedPublicSecurityGroupRuleRanges?.find(
      ({ MinRange: from, MaxRange: to }) => from !== ALLOWED || (to !== undefined && to !== ALLOWED),
    )
    if (!open) return pass('Public access to EMR clusters is blocked.')
    if (open.MinRange === undefined) return unknown('AWS did not state which ports are left open.')
    return fail(`Ports ${open.MinRange} to ${open.MaxRange ?? open.MinRange} are left open.`)
  },
})
