import { fail, inRegion, meaningOf, notApplicable, pass, regionCheck, someOf, unknown } from '../../kit/index.ts'
import { hub } from './hub.ts'

/** Judges Security Hub CSPM, which runs the checks of standards; not the newer Security Hub, which gathers findings. */
export const hubEnabled = regionCheck(hub, {
  id: 'securityhub-hub-enabled',
  title: 'Security Hub CSPM is on in every region',
  severity: 'medium',
  remediation: 'Turn on Security Hub CSPM in the region.',
  equivalents: { config: ['securityhub-enabled'] },
  reads: { hubs: inRegion(hub, h => h.SubscribedAt) },
  test(read) {
    const found = read.hubs.find(() => true)
    return found
      ? pass(`Security Hub CSPM is on${found.value ? ` since ${found.value}` : ''}.`)
      : fail('The account has no Security Hub CSPM hub in the region.')
  },
})

const READY = { DELETING: false, FAILED: false, INCOMPLETE: false, PENDING: false, READY: true }

/** INCOMPLETE, FAILED and DELETING standards do not count; PENDING can be on its way either way. */
export const standardsEnabled = regionCheck(hub, {
  id: 'securityhub-standards-enabled',
  title: 'Security Hub CSPM checks against at least one standard',
  severity: 'medium',
  remediation: 'Turn on a standard of Security Hub CSPM in the region.',
  reads: {
    hubs: inRegion(hub, h =>
      (h.EnabledStandards ?? []).map(s => ({ arn: s.StandardsArn ?? 'of no name', status: s.StandardsStatus })),
    ),
  },
  test(read) {
    const found = read.hubs.find(() => true)
    if (!found) return notApplicable('Security Hub CSPM is not on in the region.')
    if (
      someOf(found.value, ({ status }) => status !== undefined && meaningOf(status, READY, 'the status of a standard'))
    ) {
      const ready = found.value.filter(s => s.status === 'READY')
      return pass(`Standards that are on: ${ready.map(s => s.arn).join(', ')}.`)
    }
    const pending = found.value.find(s => s.status === 'PENDING')
    if (pending) return unknown(`Standard ${pending.arn} is PENDING.`)
    const unsaid = found.value.find(s => s.status === undefined)
    if (unsaid) return unknown(`AWS did not state the status of standard ${unsaid.arn}.`)
    const states = found.value.map(s => `${s.arn} is ${s.status}`)
    return fail(states.length > 0 ? `No standard is ready: ${states.join(', ')}.` : 'No standard is on.')
  },
})
