import { expect, test } from 'vitest'
import { evidenceTypes } from '../../../connectors/index.ts'
import { findingId } from '../../../src/evidence/finding.ts'
import { judgedChecks } from '../../../src/frameworks/framework.ts'
import { registry } from '../../../src/service/frameworks/catalogue.ts'
import { readAccount } from '../../../src/service/runs/read-account.ts'
import { runControls } from '../../../src/service/runs/run-controls.ts'
import { testService } from '../../api/service.ts'
import { replay } from '../replayed.ts'

const FRAMEWORK = 'cis-aws-foundations-7.0.0'
const [OWNER, MEMBER] = ['999999999999', '888888888888']

test('a control of which a member has nothing to judge says what it is in the account that owns the trail, and takes none of it', async () => {
  const { runtime } = await testService({ work: 'own' })
  const { store } = runtime
  const run = await replay(runtime)
  const [own] = await store.targets.list(run.id)
  const framework = runtime.frameworks.find(({ framework: { id } }) => id === FRAMEWORK)?.framework
  const control = framework?.controls.find(({ checks: [first] }) => first?.check.startsWith('cloudwatch-alarm-'))
  if (!own || !control) throw new Error('no target, or no control on alarms')

  const of = await readAccount(runtime, run, own.account, [own])
  const [bucket] = of.items
  if (!bucket) throw new Error('the run has no item')
  const checks = judgedChecks(control).map(({ check }) => check)
  for (const check of checks) {
    const on = { check, region: 'global', resource: `arn:aws:iam::${MEMBER}:root` }
    const finding = findingId({ ...on, account: MEMBER })
    const verdict = {
      ...on,
      finding,
      status: 'not_applicable',
      reason: 'Judged elsewhere.',
      resourceDigest: null,
    } as const
    const key = { run: run.id, account: MEMBER, region: 'global', type: check }
    await store.verdicts.write(key, { item: null, observedAt: new Date().toISOString() }, [verdict])
  }
  const types = new Set([...checks.flatMap(registry.typesOf), ...(control.evidenceTypes ?? [])])
  const items = evidenceTypes
    .filter(({ id }) => types.has(id))
    .map(({ id, reach }) => ({
      ...bucket,
      type: id,
      scope: { ...bucket.scope, region: reach === 'region' ? 'us-east-1' : 'global' },
      population: {
        ...bucket.population,
        excluded: [],
        ...(id === 'aws.cloudtrail.trail' && {
          fieldsElsewhere: [{ field: 'EventSelectors', judgedIn: OWNER, count: 1 }],
        }),
      },
    }))
  const targets = [MEMBER, OWNER].map(account => ({ ...own, account }))
  await (await runControls(runtime, run, targets, { all: [], of: () => undefined })).write({
    ...of,
    account: MEMBER,
    items,
  })
  const all = await store.controls.read(run.id, { framework: FRAMEWORK, account: MEMBER })
  const told = all.find(result => result.control === control.id)
  const here = `No test had anything to judge in this account; some of it is judged in account ${OWNER}, which alone may read it.`
  expect(told?.status).toBe('no_population')
  expect(told?.because).toContain(`${here} In account ${OWNER} of this run: `)
})
