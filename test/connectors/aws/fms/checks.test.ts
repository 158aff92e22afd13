import { policiesCompliant } from '../../../../connectors/aws/fms/policy.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const in1 = (ComplianceStatus?: string, more: object = {}) => ({
  PolicyId: 'p',
  MemberAccount: '111122223333',
  EvaluationResults: [{ ComplianceStatus, ViolatorCount: 0 }],
  ...more,
})
const policy = (ComplianceStatus: object[] | null, PolicyStatus: string | undefined = 'ACTIVE') => ({
  settings: { PolicyId: 'p', PolicyName: 'waf', PolicyStatus, ComplianceStatus },
})
const administrators = [{ settings: { Status: 'ONBOARDING_COMPLETE' } }]
const with_ = (...policies: object[]) => ({ read: { policies: policies as { settings: object }[], administrators } })
const sound = policy([in1('COMPLIANT'), in1('COMPLIANT', { MemberAccount: '222233334444' })])
const bad = policy([in1('COMPLIANT'), in1('NON_COMPLIANT', { MemberAccount: '222233334444' })])

checkTable(policiesCompliant, {
  pass: [
    { case: 'each account complies', ...with_(sound) },
    { case: 'with several policies', ...with_(sound, policy([in1('COMPLIANT')])) },
  ],
  fail: [
    { case: 'one does not', ...with_(sound, bad), reason: /222233334444/ },
    { case: 'one does not, another is unclear', ...with_(policy([in1()]), bad) },
    { case: 'one does not, of a policy out of scope', ...with_(policy([in1('NON_COMPLIANT')], 'OUT_OF_ADMIN_SCOPE')) },
    {
      case: 'by a later result',
      ...with_(
        policy([
          in1('', { EvaluationResults: [{ ComplianceStatus: 'COMPLIANT' }, { ComplianceStatus: 'NON_COMPLIANT' }] }),
        ]),
      ),
    },
    { case: 'an administrator without a policy', read: { policies: [], administrators } },
  ],
  notApplicable: [{ case: 'no administrator', read: { policies: [], administrators: [] } }],
  unknown: [
    { case: 'no account evaluated yet', ...with_(policy([])) },
    { case: 'an account without a result', ...with_(policy([in1('COMPLIANT'), in1('', { EvaluationResults: [] })])) },
    { case: 'AWS does not say', ...with_(policy([in1()])) },
    { case: 'a result of tomorrow', ...with_(policy([in1('WAIVED')])), reason: /WAIVED/ },
    {
      case: 'AWS Config is not on',
      ...with_(policy([in1('COMPLIANT', { IssueInfoMap: { AWSCONFIG: 'AWS Config is not enabled.' } })])),
    },
    { case: 'out of scope', ...with_(policy([in1('COMPLIANT')], 'OUT_OF_ADMIN_SCOPE')) },
    { case: 'a status of tomorrow', ...with_(policy([in1('COMPLIANT')], 'PAUSED')), reason: /PAUSED/ },
  ],
})
