import { afterAll, beforeAll, expect, test } from 'vitest'
import { autoscaling } from '../../../../connectors/aws/autoscaling/index.ts'
import { imdsv2, noPublicAddress } from '../../../../connectors/aws/autoscaling/launch-configuration.checks.ts'
import { launchConfiguration } from '../../../../connectors/aws/autoscaling/launch-configuration.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'
import { checkTable } from '../../../kit/table.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test('user data is struck out, whatever is in it', async () => {
  const UserData = Buffer.from('#!/bin/sh\necho a plain word').toString('base64')
  const item = await aws.collect(typeIn(autoscaling, launchConfiguration), (_, { operation, value }) => {
    const [first] = (value() as { LaunchConfigurations: object[] }).LaunchConfigurations
    return answered(operation, { LaunchConfigurations: [{ ...first, UserData }] })
  })
  expect(item.resources).toHaveLength(1)
  expect(JSON.stringify(item)).not.toContain(UserData)
  expect(JSON.stringify(item)).toContain('autoscaling-user-data')
})

checkTable(imdsv2, {
  pass: [
    { case: 'tokens are required', settings: { MetadataOptions: { HttpTokens: 'required' } } },
    {
      case: 'there is no service',
      settings: { MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'disabled' } },
    },
  ],
  fail: [
    { case: 'tokens are optional', settings: { MetadataOptions: { HttpTokens: 'optional' } }, reason: /optional/ },
    { case: 'it says nothing', settings: { LaunchConfigurationName: 'web' }, reason: /not set/ },
  ],
})

checkTable(noPublicAddress, {
  pass: [{ case: 'none', settings: { AssociatePublicIpAddress: false } }],
  fail: [{ case: 'one', settings: { AssociatePublicIpAddress: true } }],
  unknown: [{ case: 'the subnet decides', settings: { LaunchConfigurationName: 'web' } }],
})
