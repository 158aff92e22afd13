import {
  endpointForEc2,
  endpointForEcrApi,
  endpointForEcrImages,
  endpointForSsm,
  endpointForSsmContacts,
  endpointForSsmIncidents,
} from '../../../../connectors/aws/ec2/service-endpoints.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

for (const [check, service, other] of [
  [endpointForEc2, 'ec2', 'ec2messages'],
  [endpointForEcrApi, 'ecr.api', 'ecr.dkr'],
  [endpointForEcrImages, 'ecr.dkr', 'ecr.api'],
  [endpointForSsm, 'ssm', 'ssmmessages'],
  [endpointForSsmContacts, 'ssm-contacts', 'ssm'],
  [endpointForSsmIncidents, 'ssm-incidents', 'ssm-contacts'],
] as const) {
  const endpoint = (more: object = {}) => ({
    id: 'arn:aws:ec2:us-east-1:111122223333:vpc-endpoint/vpce-1',
    settings: {
      VpcId: 'vpc-1',
      VpcEndpointType: 'Interface',
      State: 'available',
      ServiceName: `com.amazonaws.us-east-1.${service}`,
      ...more,
    },
  })
  const into = (text: string, ...endpoints: object[]): Row => ({
    case: text,
    settings: { VpcId: 'vpc-1', OwnerId: '111122223333' },
    read: { endpoints },
  })
  checkTable(check, {
    pass: [
      { ...into('there is one', endpoint()), reason: /Endpoint vpce-1 leads to/ },
      into('in China', endpoint({ ServiceName: `cn.com.amazonaws.cn-north-1.${service}` })),
      into('as the documentation writes the state', endpoint({ State: 'Available' })),
      into('one of two is pending', endpoint({ State: 'pending' }), endpoint()),
    ],
    fail: [
      into('there is none'),
      into('for another service', endpoint({ ServiceName: `com.amazonaws.us-east-1.${other}` })),
      into('of another party', endpoint({ ServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1' })),
      into('in another VPC', endpoint({ VpcId: 'vpc-2' })),
      into('of another kind', endpoint({ VpcEndpointType: 'Gateway' })),
      { ...into('it is pending', endpoint({ State: 'pending' })), reason: /is pending/ },
      into('in another region', { ...endpoint(), region: 'eu-west-1' }),
    ],
    notApplicable: [
      nothing,
      { case: 'another account shares it', settings: { VpcId: 'vpc-1', OwnerId: '999900001111' } },
    ],
    unknown: [
      { ...into('endpoints were not listed'), incomplete: ['endpoints'] },
      into('AWS does not state whether it is available', endpoint({ State: undefined })),
    ],
  })
}
