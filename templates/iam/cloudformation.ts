import { stringify } from 'yaml'
import type { Filled } from './filled.ts'

/** A CloudFormation template: the role that Exhibit assumes, with an external id, and the least it must be granted. */
export function cloudFormation(policies: readonly object[], filled?: Filled): string {
  const name = (index: number) => `ExhibitReader${index + 1}`
  return stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The role through which Exhibit reads settings. It can read configuration and nothing else.',
    Parameters: {
      TrustedPrincipalArn: {
        Type: 'String',
        Description: 'The principal that Exhibit runs as.',
        ...(filled?.principal !== undefined && { Default: filled.principal }),
      },
      ExternalId: {
        Type: 'String',
        MinLength: 16,
        NoEcho: true,
        Description: 'The external id that Exhibit was given for this account.',
        ...(filled && { Default: filled.externalId }),
      },
    },
    Resources: {
      ExhibitRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: filled?.name ?? 'exhibit-reader',
          ...(filled && { Path: filled.path }),
          MaxSessionDuration: 3600,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: { Ref: 'TrustedPrincipalArn' } },
                Action: 'sts:AssumeRole',
                Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
              },
            ],
          },
          ManagedPolicyArns: policies.map((_, index) => ({ Ref: name(index) })),
        },
      },
      ...Object.fromEntries(
        policies.map((policy, index) => [
          name(index),
          {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: { ManagedPolicyName: `exhibit-reader-${index + 1}`, PolicyDocument: inPartition(policy) },
          },
        ]),
      ),
    },
    Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['ExhibitRole', 'Arn'] } } },
  })
}

/** ARNs are written of the partition `aws`; the stack puts its own there. */
const inPartition = (policy: object): unknown =>
  JSON.parse(JSON.stringify(policy), (_, value) =>
    typeof value === 'string' && value.startsWith('arn:aws:')
      ? { 'Fn::Sub': value.replace('arn:aws:', `arn:\${AWS::Partition}:`) }
      : value,
  )
