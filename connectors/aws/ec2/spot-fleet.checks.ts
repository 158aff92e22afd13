import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { spotFleet } from './spot-fleet.ts'

export const disksEncrypted = check(spotFleet, {
  id: 'ec2-spot-fleet-volumes-encrypted',
  title: 'Spot fleets ask for encrypted volumes',
  severity: 'medium',
  remediation: 'Make a request that encrypts each EBS volume it attaches, and cancel this one.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-spot-fleets.html'],
  equivalents: { securityHub: ['EC2.173'], config: ['ec2-spot-fleet-request-ct-encryption-at-rest'] },
  test({ SpotFleetRequestState: state, SpotFleetRequestConfig: request }) {
    if (state === 'cancelled' || state === 'cancelled_terminating') return notApplicable(`The request is ${state}.`)
    if (!request) return unknown('AWS did not state what the fleet starts.')
    const launches = request.LaunchSpecifications ?? []
    const volumes = launches.flatMap(of => of.BlockDeviceMappings ?? []).filter(({ Ebs: volume }) => volume)
    if (volumes.length === 0) return notApplicable('The request attaches no EBS volume of its own.')
    const plain = volumes.find(({ Ebs: volume }) => volume?.Encrypted !== true)
    if (!plain) return pass('Each EBS volume of the request is encrypted.')
    return fail(`The request does not ask that volume ${plain.DeviceName ?? 'of the fleet'} is encrypted.`)
  },
})
