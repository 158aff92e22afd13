import {
  EC2Client,
  ModifyInstanceAttributeCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam'
import type { SeedAccount } from '../kit/account.ts'
import type { Groups } from './firewalls.ts'
import type { Network } from './network.ts'
import { given, named } from './tags.ts'

const IMAGE = 'ami-0a1b2c3d4e5f60718'

/** A fleet: the API in the private subnet, a bastion in the public one, a batch worker, and one just terminated. */
export async function seedInstances(
  account: SeedAccount,
  region: string,
  network: Network,
  groups: Groups,
  { careful }: { careful: boolean },
): Promise<void> {
  const ec2 = account.client(EC2Client, region)
  const profile = careful ? await instanceProfile(account, 'northwind-payments-api') : undefined
  const run = async (name: string, more: Partial<RunInstancesCommandInput>): Promise<string> => {
    const { Instances } = await ec2.send(
      new RunInstancesCommand({
        ImageId: IMAGE,
        InstanceType: 'm6i.large',
        MinCount: 1,
        MaxCount: 1,
        ClientToken: `northwind-${region}-${name}`,
        TagSpecifications: named('instance', name),
        ...more,
      }),
    )
    return given(Instances?.[0]?.InstanceId, 'instance')
  }
  const inside = { SubnetId: network.privateSubnet, SecurityGroupIds: [groups.api] }
  const kept: Partial<RunInstancesCommandInput> = {
    ...inside,
    MetadataOptions: { HttpTokens: careful ? 'required' : 'optional', HttpEndpoint: 'enabled' },
    ...(profile && { IamInstanceProfile: { Name: profile } }),
  }
  const first = await run('payments-api-1', kept)
  await run('payments-api-2', kept)
  if (careful) {
    const DisableApiTermination = { Value: true }
    await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: first, DisableApiTermination }))
  }
  await run('bastion', { SubnetId: network.publicSubnet, SecurityGroupIds: [groups.bastion], InstanceType: 't3.micro' })
  await run('settlement-batch', { ...inside, InstanceMarketOptions: { MarketType: 'spot' } })
  const InstanceIds = [await run('old-reporting', inside)]
  await ec2.send(new TerminateInstancesCommand({ InstanceIds }))
}

async function instanceProfile(account: SeedAccount, name: string): Promise<string> {
  const iam = account.client(IAMClient)
  const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] })
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument }))
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: name }))
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: name, RoleName: name }))
  return name
}
