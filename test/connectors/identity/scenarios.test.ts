import { expect, test } from 'vitest'
import { factsOf } from '../../../connectors/aws/iam/access/facts.ts'
import { type Access, type CarrierKind, effectiveAccess, type Facts } from '../../../connectors/identity/index.ts'
import { GENERATED } from './generated.ts'
import { ACCOUNT, inputsOf, SCENARIOS, type Scenario } from './scenario.ts'

async function accessOf(scenario: Scenario, allRead: boolean): Promise<Map<string, Access>> {
  const facts = factsOf(await inputsOf(scenario), {
    account: ACCOUNT,
    partition: 'aws',
    regions: ['us-east-1'],
    asOf: new Date('2026-11-28'),
  })
  const known: Facts = allRead ? { ...facts, carriers: carriersOf(scenario) } : facts
  return new Map([...effectiveAccess(known)].map(a => [a.principal.arn, a]))
}

/** As if every kind of resource had been read. */
function carriersOf({ resources }: Scenario): Facts['carriers'] {
  const kinds: CarrierKind[] = [
    ...(['apprunner-service', 'code-interpreter', 'codebuild-project', 'ec2-instance', 'ecs-service'] as const),
    ...(['glue-dev-endpoint', 'glue-job', 'lambda-function', 'launch-template', 'sagemaker-notebook'] as const),
    ...(['stack', 'stack-set', 'state-machine', 'task-definition'] as const),
  ]
  const of = (kind: string) =>
    resources
      .filter(r => r.kind === kind)
      .map(r => ({ arn: r.arn, role: r.role, patterns: [r.arn, ...tasksOf(r.arn)], conditions: [] }))
  return new Map(kinds.map(kind => [kind, { members: of(kind), missing: null }]))
}

const tasksOf = (arn: string) => {
  const [, prefix, cluster] = /^(arn:aws:ecs:[^:]+:\d+):service\/([^/]+)\//.exec(arn) ?? []
  return prefix ? [`${prefix}:cluster/${cluster}`, `${prefix}:task/${cluster}/*`] : []
}

function wrongIn(scenario: Scenario, access: Map<string, Access>): string[] {
  const { escalations, chains } = scenario.expected
  const missed = escalations.filter(
    e =>
      !(access.get(e.from)?.escalations ?? []).some(
        f => e.path.includes(f.Path) && e.to.includes(f.To) && e.reaches.includes(f.Reaches),
      ),
  )
  const unchained = chains.filter(c => !reaches(access, c.from, c.reaches))
  return [
    ...missed.map(
      e =>
        `${scenario.scenario}: ${e.from} ${e.path} ${e.to} ${e.reaches} not in ${JSON.stringify(access.get(e.from)?.escalations?.map(f => [f.Path, f.To, f.Reaches, f.Conditions]))}`,
    ),
    ...unchained.map(c => `${scenario.scenario}: no chain ${c.from} ${c.reaches}`),
  ]
}

function reaches(access: Map<string, Access>, from: string, what: string): boolean {
  const seen = new Set([from])
  for (const at of seen)
    for (const e of access.get(at)?.escalations ?? []) {
      if (e.Reaches === what) return true
      if (what === 'administrator' && access.get(e.To)?.administrator.Is === 'yes') return true
      seen.add(e.To)
    }
  return false
}

test.each([
  ['as it is collected', false],
  ['with every kind of resource read', true],
] as const)('every scenario is found, %s', async (_, allRead) => {
  const wrong: string[] = []
  for (const scenario of [...SCENARIOS, ...GENERATED])
    wrong.push(...wrongIn(scenario, await accessOf(scenario, allRead)))
  expect(wrong).toEqual([])
})
