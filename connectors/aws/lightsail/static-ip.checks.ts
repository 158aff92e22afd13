import { check, fail, pass, unknown } from '../../kit/index.ts'
import { staticIp } from './static-ip.ts'

export const attached = check(staticIp, {
  id: 'lightsail-static-ip-attached',
  title: 'Lightsail static IP addresses are attached to an instance',
  severity: 'low',
  remediation: 'Release the address, or attach it to an instance.',
  why: 'An unused address costs money and adds to the inventory that has to be accounted for.',
  references: [
    'https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-public-ip-and-private-ip-addresses-in-amazon-lightsail.html',
  ],
  equivalents: { prowler: ['lightsail_static_ip_unused'] },
  test({ isAttached: is, attachedTo: to }) {
    if (is === undefined) return unknown('AWS did not state whether the address is attached.')
    return is ? pass(`It is attached to ${to || 'an instance'}.`) : fail('It is not attached to an instance.')
  },
})
