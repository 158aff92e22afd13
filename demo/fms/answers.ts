import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS Firewall Manager API Reference; the emulator lacks the service. Northwind Pay administers it for itself.

const MAIN = 'us-east-1'
const ACCOUNT = '210987654321'
const DAY = 86_400
const PolicyId = '3f8a1c5e-7b24-4d60-9e13-a6c2d8f4b071'
const PolicyName = 'nwp-web-firewall'

export const answers: readonly Answer[] = [
  {
    service: 'fms',
    operation: 'GetAdminScope',
    respond: () =>
      json({
        AdminScope: {
          AccountScope: { Accounts: [], AllAccountsEnabled: true, ExcludeSpecifiedAccounts: false },
          OrganizationalUnitScope: {
            OrganizationalUnits: [],
            AllOrganizationalUnitsEnabled: true,
            ExcludeSpecifiedOrganizationalUnits: false,
          },
          RegionScope: { Regions: [], AllRegionsEnabled: true },
          PolicyTypeScope: { PolicyTypes: [], AllPolicyTypesEnabled: true },
        },
        Status: 'ONBOARDING_COMPLETE',
      }),
  },
  {
    service: 'fms',
    operation: 'ListPolicies',
    respond: ({ region }) =>
      json({
        PolicyList:
          region === MAIN
            ? [
                {
                  PolicyArn: `arn:aws:fms:${MAIN}:${ACCOUNT}:policy/${PolicyId}`,
                  PolicyId,
                  PolicyName,
                  ResourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
                  SecurityServiceType: 'WAFV2',
                  RemediationEnabled: false,
                  DeleteUnusedFMManagedResources: false,
                  PolicyStatus: 'ACTIVE',
                },
              ]
            : [],
      }),
  },
  {
    service: 'fms',
    operation: 'ListComplianceStatus',
    respond: ({ now }) =>
      json({
        PolicyComplianceStatusList: [
          {
            PolicyOwner: ACCOUNT,
            PolicyId,
            PolicyName,
            MemberAccount: ACCOUNT,
            EvaluationResults: [
              { ComplianceStatus: 'NON_COMPLIANT', ViolatorCount: 1, EvaluationLimitExceeded: false },
            ],
            LastUpdated: secondsAgo(now, DAY),
            IssueInfoMap: {},
          },
        ],
      }),
  },
]
