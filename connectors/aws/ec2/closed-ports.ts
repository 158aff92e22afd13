import { type Context, fail, type Json, pass, type Verdict } from '../../kit/index.ts'
import type { Family } from '../../net/cidr.ts'
import { fromWhere, openings } from './openings.ts'
import { covers, type Port, type PortRange } from './ports.ts'
import type { SecurityGroup } from './security-group.ts'
import { ownedElsewhere } from './shared-network.ts'

const WHAT = 'security group'

/** Whether no rule opens any of these ports to the internet, or to that of one address family. */
export function portsClosed(
  group: Json<SecurityGroup>,
  context: Pick<Context, 'account'>,
  ports: readonly Port[],
  family?: Family,
): Verdict {
  const elsewhere = ownedElsewhere(WHAT, group, context)
  if (elsewhere) return elsewhere
  const matters = (range: PortRange) => ports.some(port => covers(range, port))
  const open = openings(group, 'IpPermissions', matters).find(o => family === undefined || o.family === family)
  if (!open) return pass(`No rule opens ${family ? `these ports over ${family}` : 'these ports'} to the internet.`)
  const hit = ports.filter(port => covers(open, port)).map(p => p.port)
  const which = `${open.transport.toUpperCase()} port${hit.length > 1 ? 's' : ''} ${hit.join(', ')}`
  return fail(`A rule opens ${which} to ${fromWhere(open)}.`)
}
