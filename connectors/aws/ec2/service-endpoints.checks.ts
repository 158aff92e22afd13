import { check, fail, findOf, inRegion, pass, type ResourceCheck, unknown } from '../../kit/index.ts'
import { idIn } from '../shared/arn.ts'
import { doorOf, isAvailable } from './endpoint-kinds.ts'
import { ownedElsewhere } from './shared-network.ts'
import { vpc } from './vpc.ts'
import { vpcEndpoint } from './vpc-endpoint.ts'

interface Of {
  id: string
  /** As the service is called in a sentence. */
  name: string
  /** As the name of its endpoints ends. */
  service: string
  control: string
  config: string
}

/** An interface endpoint for one service, available, in the VPC. Default and unused VPCs are judged too. */
function endpointFor({ id, name, service, control, config }: Of): ResourceCheck {
  return check(vpc, {
    id: `ec2-vpc-endpoint-for-${id}`,
    title: `VPCs reach ${name} through an interface endpoint`,
    severity: 'medium',
    remediation: `Create an interface endpoint for ${service} in the VPC.`,
    why: 'Without it calls of the service leave the network, or need a way to the internet.',
    equivalents: { securityHub: [control], config: [config] },
    reads: {
      endpoints: inRegion(vpcEndpoint, e => ({
        vpc: e.VpcId,
        service: serviceIn(e.ServiceName),
        type: e.VpcEndpointType,
        state: e.State?.toLowerCase(),
      })),
    },
    test(v, context) {
      const elsewhere = ownedElsewhere('VPC', v, context)
      if (elsewhere) return elsewhere
      const own = context.read.endpoints.filter(
        ({ value: e }) => e.vpc === v.VpcId && e.service === service && doorOf(e.type) === 'interface',
      )
      const available = findOf(own, ({ value }) => value.state !== undefined && isAvailable(value.state))
      if (available) return pass(`Endpoint ${idIn(available.id)} leads to ${name}.`)
      const unsaid = own.find(({ value }) => value.state === undefined)
      if (unsaid) return unknown(`AWS did not state whether endpoint ${idIn(unsaid.id)} is available.`)
      const [first] = own
      return fail(
        first
          ? `Endpoint ${idIn(first.id)} for ${name} is ${first.value.state}.`
          : `It has no interface endpoint for ${name}.`,
      )
    },
  })
}

/** `com.amazonaws.us-east-1.ecr.api` and, in China, `cn.com.amazonaws.cn-north-1.ecr.api`. */
const serviceIn = (name: string | undefined): string | undefined =>
  /^(?:[a-z]+\.)?com\.amazonaws\.[a-z0-9-]+\.(.+)$/.exec(name ?? '')?.[1]

const several = 'vpc-endpoint-enabled'

export const endpointForEc2 = endpointFor({
  id: 'ec2',
  name: 'the API of EC2',
  service: 'ec2',
  control: 'EC2.10',
  config: 'service-vpc-endpoint-enabled',
})
export const endpointForEcrApi = endpointFor({
  id: 'ecr-api',
  name: 'the API of ECR',
  service: 'ecr.api',
  control: 'EC2.55',
  config: several,
})
export const endpointForEcrImages = endpointFor({
  id: 'ecr-images',
  name: 'the image registry of ECR',
  service: 'ecr.dkr',
  control: 'EC2.56',
  config: several,
})
export const endpointForSsm = endpointFor({
  id: 'ssm',
  name: 'Systems Manager',
  service: 'ssm',
  control: 'EC2.57',
  config: several,
})
export const endpointForSsmContacts = endpointFor({
  id: 'ssm-contacts',
  name: 'the contacts of Incident Manager',
  service: 'ssm-contacts',
  control: 'EC2.58',
  config: several,
})
export const endpointForSsmIncidents = endpointFor({
  id: 'ssm-incidents',
  name: 'Incident Manager',
  service: 'ssm-incidents',
  control: 'EC2.60',
  config: several,
})
