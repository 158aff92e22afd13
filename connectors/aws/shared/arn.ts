import type { Aws } from '../../kit/index.ts'

/**
 * The ARN of a resource that AWS names by its id alone, in the form of the service authorization reference:
 * `arnOf(aws, 'ec2', 'vpc/vpc-0a1b')` is `arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1b`. `account` and `region` are the
 * ones that are read, if not others: the owner of what another account shares, or none (`''`) where the form has none.
 */
export function arnOf(
  aws: Pick<Aws, 'account' | 'partition' | 'region'>,
  service: string,
  resource: string,
  { account = aws.account, region = aws.region }: { account?: string | undefined; region?: string | undefined } = {},
): string {
  return `arn:${aws.partition}:${service}:${region}:${account}:${resource}`
}

/** The AWS id in an ARN: `rtb-0a1b` of `arn:aws:ec2:…:route-table/rtb-0a1b`. */
export const idIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
