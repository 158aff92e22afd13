import { type Answer, json } from '../kit/answer.ts'

// Amazon Cognito API References. The emulator knows no risks and no roles.

const block = { EventAction: 'BLOCK', Notify: true }

export const answers: readonly Answer[] = [
  {
    service: 'cognito-idp',
    operation: 'DescribeRiskConfiguration',
    respond({ body }) {
      const { UserPoolId } = JSON.parse(body) as { UserPoolId: string }
      return json({
        RiskConfiguration: {
          UserPoolId,
          CompromisedCredentialsRiskConfiguration: { EventFilter: ['SIGN_IN'], Actions: { EventAction: 'BLOCK' } },
          AccountTakeoverRiskConfiguration: { Actions: { LowAction: block, MediumAction: block, HighAction: block } },
        },
      })
    },
  },
  {
    service: 'cognito-identity',
    operation: 'GetIdentityPoolRoles',
    respond({ body }) {
      const { IdentityPoolId } = JSON.parse(body) as { IdentityPoolId: string }
      return json({ IdentityPoolId, Roles: { authenticated: 'arn:aws:iam::210987654321:role/nwp-merchants-app' } })
    },
  },
]
