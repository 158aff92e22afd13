import { fail, inRegion, pass, regionCheck } from '../../kit/index.ts'
import { analyzer } from './analyzer.ts'

const EXTERNAL: readonly (string | undefined)[] = ['ACCOUNT', 'ORGANIZATION']

/** Analyzers of unused or internal access look for something else. A member account cannot show an analyzer of its organization. */
export const externalAccessAnalyzerActive = regionCheck(analyzer, {
  id: 'accessanalyzer-external-access-analyzer-active',
  title: 'IAM Access Analyzer looks for external access in every region',
  severity: 'medium',
  remediation:
    'Create an external access analyzer in the region, with the account or the organization as zone of trust.',
  equivalents: { securityHub: ['IAM.28'], config: ['iam-external-access-analyzer-enabled'] },
  reads: { analyzers: inRegion(analyzer, a => ({ external: EXTERNAL.includes(a.type), status: a.status })) },
  test(read) {
    const active = read.analyzers.find(a => a.value.external && a.value.status === 'ACTIVE')
    if (active) return pass(`Analyzer ${active.name} looks for external access.`)
    const idle = read.analyzers.find(a => a.value.external)
    return fail(
      idle
        ? `Analyzer ${idle.name} for external access is ${idle.value.status}.`
        : 'The account has no analyzer for external access in the region.',
    )
  },
})
