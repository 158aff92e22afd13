import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS RAM API Reference. The emulator knows no shares of other accounts, nor whether principals are
// outside the organization.

const OURS = '210987654321'
const PARTNER = '444455556666'
const SHARE = `arn:aws:ram:us-east-1:${OURS}:resource-share/0f5a2d8e-6c1b-4e7f-9a3d-2b4c6d8e0f1a`
const DAY = 86_400
const asked = (body: string): { resourceOwner?: string; associationType?: string } => JSON.parse(body)

export const answers: readonly Answer[] = [
  {
    service: 'ram',
    operation: /^POST \/getresourceshares$/,
    respond({ region, body, now }) {
      const own = region === 'us-east-1' && asked(body).resourceOwner === 'SELF'
      const moments = { creationTime: secondsAgo(now, 90 * DAY), lastUpdatedTime: secondsAgo(now, 90 * DAY) }
      return json({
        resourceShares: own
          ? [
              {
                ...{ resourceShareArn: SHARE, name: 'nwp-transit', owningAccountId: OURS, status: 'ACTIVE' },
                ...{ allowExternalPrincipals: true, featureSet: 'STANDARD', ...moments },
              },
            ]
          : [],
      })
    },
  },
  {
    service: 'ram',
    operation: /^POST \/getresourceshareassociations$/,
    respond({ body, now }) {
      const { associationType } = asked(body)
      const moments = { creationTime: secondsAgo(now, 90 * DAY), lastUpdatedTime: secondsAgo(now, 90 * DAY) }
      const member = {
        resourceShareArn: SHARE,
        resourceShareName: 'nwp-transit',
        associationType,
        status: 'ASSOCIATED',
      }
      return json({
        resourceShareAssociations: [
          associationType === 'PRINCIPAL'
            ? { ...member, associatedEntity: PARTNER, external: true, ...moments }
            : {
                ...{ ...member, ...moments, external: false },
                associatedEntity: `arn:aws:ec2:us-east-1:${OURS}:transit-gateway/tgw-0a1b2c3d4e5f60718`,
              },
        ],
      })
    },
  },
]
