import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { CreateDBSubnetGroupCommand, NeptuneClient } from '@aws-sdk/client-neptune'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** The cluster itself is an answer. Whoever made its subnet group took every subnet that there was. */
async function seedNeptune(account: SeedAccount): Promise<void> {
  const [region] = account.regions
  const Filters = [{ Name: 'tag:Name', Values: ['payments-prod-*'] }]
  const { Subnets = [] } = await account.client(EC2Client, region).send(new DescribeSubnetsCommand({ Filters }))
  await account.client(NeptuneClient, region).send(
    new CreateDBSubnetGroupCommand({
      DBSubnetGroupName: 'nwp-fraud-graph',
      DBSubnetGroupDescription: 'Where the graph of fraud rings is',
      SubnetIds: Subnets.flatMap(subnet => subnet.SubnetId ?? []).sort(),
    }),
  )
}

export default { since: 290, after: ['ec2'], fill: seedNeptune } satisfies Seed
