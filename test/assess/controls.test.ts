import { describe, expect, test } from 'vitest'
import type { AccountTallies, Tally } from '../../src/assess/account-tallies.ts'
import { controlResult, controlResults } from '../../src/assess/controls.ts'
import type { Control, ControlStatus, Framework } from '../../src/frameworks/framework.ts'
import { accountOf, controlOf, FAIL, frameworkOf, NOTHING, PASS, tally, UNKNOWN, whole } from './controls.fixture.ts'

interface Row {
  case: string
  control: Control
  tallies?: Record<string, Tally>
  account?: Partial<AccountTallies>
  kind?: Framework['kind']
  status: ControlStatus
  because: RegExp
}

const demonstrated = controlOf({ 'a-x': 'demonstrates' })
const both = controlOf({ 'a-x': 'demonstrates', 'b-x': 'supports' })
const either = controlOf({ 'a-x': 'demonstrates', 'b-x': 'demonstrates' }, { anyOf: [['a-x', 'b-x']] })
const eitherSupports = controlOf({ 'a-x': 'supports', 'b-x': 'supports' }, { anyOf: [['a-x', 'b-x']] })
const typesWithout = (...names: string[]) =>
  new Map(['aws.a-x', 'aws.b-x', 'aws.c-x'].filter(n => !names.includes(n)).map(n => whole(n)))
const typesWith = (name: string, state: Parameters<typeof whole>[1]) =>
  new Map([...typesWithout(name), whole(name, state)])

const rows: Row[] = [
  // 1: a demonstrating check failed
  {
    case: 'a demonstrating check failed',
    control: demonstrated,
    tallies: { 'a-x': FAIL },
    status: 'tests_failed',
    because: /^a-x failed on 1 of 2\.$/,
  },
  {
    case: 'a failure leads over what was not read',
    control: both,
    tallies: { 'a-x': tally({ fail: 1, unknown: 3 }), 'b-x': UNKNOWN },
    account: { types: new Map(), unreached: ['eu-west-1'] },
    status: 'tests_failed',
    because: /a-x failed on 1 of 4/i,
  },
  {
    case: 'a failure in criteria',
    control: demonstrated,
    tallies: { 'a-x': FAIL },
    kind: 'criteria',
    status: 'tests_failed',
    because: /failed/,
  },
  // 2: not verified
  {
    case: 'a check was unknown on one resource',
    control: demonstrated,
    tallies: { 'a-x': UNKNOWN },
    status: 'not_verified',
    because: /could not judge 1 of 2/,
  },
  {
    case: 'a supporting check was unknown',
    control: both,
    tallies: { 'a-x': PASS, 'b-x': UNKNOWN },
    status: 'not_verified',
    because: /b-x could not judge/i,
  },
  {
    case: 'a supporting check failed and another is unknown',
    control: controlOf({ 'a-x': 'supports', 'b-x': 'supports' }),
    tallies: { 'a-x': FAIL, 'b-x': UNKNOWN },
    status: 'not_verified',
    because: /b-x/i,
  },
  {
    case: 'a check was not run',
    control: both,
    tallies: { 'a-x': PASS },
    status: 'not_verified',
    because: /b-x was not run/i,
  },
  {
    case: 'a check gave no finding at all',
    control: demonstrated,
    tallies: { 'a-x': tally({}) },
    status: 'not_verified',
    because: /gave no finding/,
  },
  {
    case: 'a type that the check reads was not collected',
    control: demonstrated,
    tallies: { 'a-x': PASS },
    account: { types: typesWithout('aws.a-x') },
    status: 'not_verified',
    because: /aws\.a-x was not collected/i,
  },
  {
    case: 'a type that the check only reads was not collected: its verdicts say whether that matters',
    control: demonstrated,
    tallies: { 'a-x': PASS },
    account: { typesOf: () => ['aws.a-x', 'aws.b-x'], types: typesWithout('aws.b-x') },
    status: 'tests_passed',
    because: /passed on 2/,
  },
  {
    case: 'a population is incomplete',
    control: demonstrated,
    tallies: { 'a-x': PASS },
    account: { types: typesWith('aws.a-x', { missing: 'denied in us-east-1' }) },
    status: 'not_verified',
    because: /aws\.a-x is incomplete \(denied in us-east-1\)/i,
  },
  {
    case: 'nothing to judge in an incomplete population is no empty population',
    control: demonstrated,
    tallies: { 'a-x': NOTHING },
    account: { types: typesWith('aws.a-x', { missing: 'denied in us-east-1' }) },
    status: 'not_verified',
    because: /incomplete/,
  },
  {
    case: 'a region of the declared scope was not reached',
    control: demonstrated,
    tallies: { 'a-x': PASS },
    account: { unreached: ['eu-west-3'] },
    status: 'not_verified',
    because: /not read in eu-west-3/,
  },
  {
    case: 'an unreached region says nothing about an account-wide type',
    control: demonstrated,
    tallies: { 'a-x': PASS },
    account: { unreached: ['eu-west-3'], types: typesWith('aws.a-x', { regional: false }) },
    status: 'tests_passed',
    because: /passed on 2/,
  },
  {
    case: 'an attached type was not collected',
    control: controlOf({ 'a-x': 'demonstrates' }, { evidenceTypes: ['aws.z'] }),
    tallies: { 'a-x': PASS },
    status: 'not_verified',
    because: /aws\.z was not collected/i,
  },
  {
    case: 'a setting that AWS could show and no check looks at',
    control: controlOf({}, { needs: 'EFS file systems' }),
    status: 'not_verified',
    because: /No test looks at it yet: EFS file systems\./,
  },
  // 3: passed
  {
    case: 'the demonstrating check passed',
    control: demonstrated,
    tallies: { 'a-x': PASS },
    status: 'tests_passed',
    because: /a-x passed on 2/i,
  },
  {
    case: 'one demonstrating check passed and another had nothing to judge',
    control: controlOf({ 'a-x': 'demonstrates', 'b-x': 'demonstrates' }),
    tallies: { 'a-x': PASS, 'b-x': NOTHING },
    status: 'tests_passed',
    because: /b-x had nothing to judge/i,
  },
  // 4: review
  {
    case: 'criteria are judged by a person',
    control: demonstrated,
    tallies: { 'a-x': PASS },
    kind: 'criteria',
    status: 'review',
    because: /outcome/,
  },
  {
    case: 'partial evidence',
    control: controlOf({ 'a-x': 'demonstrates' }, { evidence: 'partial', needs: 'more' }),
    tallies: { 'a-x': PASS },
    status: 'review',
    because: /only part/,
  },
  {
    case: 'a manual assessment',
    control: controlOf({ 'a-x': 'demonstrates' }, { assessment: 'manual' }),
    tallies: { 'a-x': PASS },
    status: 'review',
    because: /manual/,
  },
  {
    case: 'a supporting check failed',
    control: both,
    tallies: { 'a-x': PASS, 'b-x': FAIL },
    status: 'review',
    because: /b-x failed on 1 of 2; this alone does not decide/i,
  },
  {
    case: 'only a supporting check passed',
    control: controlOf({ 'a-x': 'supports' }),
    tallies: { 'a-x': PASS },
    status: 'review',
    because: /No test that could decide/,
  },
  {
    case: 'the demonstrating check had nothing to judge, a supporting one passed',
    control: both,
    tallies: { 'a-x': NOTHING, 'b-x': PASS },
    status: 'review',
    because: /No test that could decide/,
  },
  {
    case: 'evidence without tests',
    control: controlOf({}, { evidence: 'partial', evidenceTypes: ['aws.a-x'], needs: 'the diagram' }),
    status: 'review',
    because: /no test judges it: the diagram/,
  },
  // 5: no population
  {
    case: 'every check had nothing to judge',
    control: both,
    tallies: { 'a-x': NOTHING, 'b-x': NOTHING },
    status: 'no_population',
    because: /nothing to judge/,
  },
  // 6: inherited, manual
  {
    case: 'the provider answers for it',
    control: controlOf({}, { responsibility: 'provider', evidence: 'none', needs: 'the report in AWS Artifact' }),
    status: 'inherited',
    because: /Inherited from AWS: the report in AWS Artifact\./,
  },
  {
    case: 'AWS cannot show it',
    control: controlOf({}, { evidence: 'none', assessment: 'manual', needs: 'the policy' }),
    status: 'manual',
    because: /does not show it\. It needs the policy\./,
  },
  {
    case: 'context alone decides nothing, whatever came of it',
    control: controlOf({ 'a-x': 'context' }, { evidence: 'partial', assessment: 'manual', needs: 'the records' }),
    tallies: { 'a-x': FAIL },
    status: 'manual',
    because: /It needs the records\./,
  },
  {
    case: 'context that was not read takes nothing away',
    control: controlOf({ 'a-x': 'demonstrates', 'b-x': 'context' }),
    tallies: { 'a-x': PASS, 'b-x': UNKNOWN },
    account: { types: typesWith('aws.b-x', { missing: 'denied' }) },
    status: 'tests_passed',
    because: /a-x passed/,
  },
  {
    case: 'a superseded control is judged elsewhere',
    control: controlOf(
      {},
      { evidence: 'partial', needs: 'nothing', supersededBy: { control: '6.4.2', since: '2025-03-31' } },
    ),
    status: 'manual',
    because: /^Superseded by 6\.4\.2 since 2025-03-31/,
  },
  {
    case: 'a manual control is untouched by what was not read',
    control: controlOf({}, { evidence: 'none', assessment: 'manual', needs: 'the policy' }),
    account: { types: new Map(), unreached: ['eu-west-3'] },
    status: 'manual',
    because: /the policy/,
  },
  // alternatives
  {
    case: 'pass + pass',
    control: either,
    tallies: { 'a-x': PASS, 'b-x': PASS },
    status: 'tests_passed',
    because: /and/,
  },
  {
    case: 'pass + fail',
    control: either,
    tallies: { 'a-x': PASS, 'b-x': FAIL },
    status: 'tests_passed',
    because: /a-x/i,
  },
  {
    case: 'pass + unknown: the other is not needed',
    control: either,
    tallies: { 'a-x': UNKNOWN, 'b-x': PASS },
    status: 'tests_passed',
    because: /b-x passed/i,
  },
  {
    case: 'pass + not run',
    control: either,
    tallies: { 'b-x': PASS },
    status: 'tests_passed',
    because: /b-x passed/i,
  },
  {
    case: 'pass + nothing',
    control: either,
    tallies: { 'a-x': NOTHING, 'b-x': PASS },
    status: 'tests_passed',
    because: /b-x passed/i,
  },
  {
    case: 'fail + unknown: the unknown one might hold',
    control: either,
    tallies: { 'a-x': FAIL, 'b-x': UNKNOWN },
    status: 'not_verified',
    because: /b-x could not judge/i,
  },
  {
    case: 'unknown + nothing',
    control: either,
    tallies: { 'a-x': UNKNOWN, 'b-x': NOTHING },
    status: 'not_verified',
    because: /a-x could not judge/i,
  },
  {
    case: 'fail + fail',
    control: either,
    tallies: { 'a-x': FAIL, 'b-x': FAIL },
    status: 'tests_failed',
    because: /no alt/i,
  },
  {
    case: 'fail + nothing: what could be judged failed',
    control: either,
    tallies: { 'a-x': FAIL, 'b-x': NOTHING },
    status: 'tests_failed',
    because: /a-x failed/i,
  },
  {
    case: 'nothing + nothing',
    control: either,
    tallies: { 'a-x': NOTHING, 'b-x': NOTHING },
    status: 'no_population',
    because: /nothing/,
  },
  {
    case: 'supporting alternatives that all fail do not decide',
    control: eitherSupports,
    tallies: { 'a-x': FAIL, 'b-x': FAIL },
    status: 'review',
    because: /no alternative holds/i,
  },
  {
    case: 'the type of an alternative that is not needed may be missing',
    control: { ...either, evidenceTypes: ['aws.a-x', 'aws.b-x'] },
    tallies: { 'a-x': UNKNOWN, 'b-x': PASS },
    account: { types: typesWithout('aws.a-x') },
    status: 'tests_passed',
    because: /b-x passed/i,
  },
  {
    case: 'the type of the alternative that passed may not',
    control: { ...either, evidenceTypes: ['aws.a-x', 'aws.b-x'] },
    tallies: { 'a-x': FAIL, 'b-x': PASS },
    account: { types: typesWithout('aws.b-x') },
    status: 'not_verified',
    because: /aws\.b-x was not collected/i,
  },
]

const THERE = '444455556666'
const judgedThere = { types: typesWith('aws.a-x', { elsewhere: { accounts: [THERE], alone: true } }) }

/** What only another account may read is judged there: nothing is not verified for it, and nothing passes by it. */
const elsewhereRows: Row[] = [
  {
    case: 'every test is judged in another account',
    control: demonstrated,
    tallies: { 'a-x': NOTHING },
    account: judgedThere,
    status: 'no_population',
    because: /some of it is judged in account 444455556666, which alone may read it/,
  },
  {
    case: 'the evidence is of another account',
    control: { ...demonstrated, checks: [], evidenceTypes: ['aws.a-x'] },
    account: judgedThere,
    status: 'no_population',
    because: /The evidence is judged in account 444455556666/,
  },
  {
    case: 'some of the evidence is the own account’s',
    control: { ...demonstrated, checks: [], evidenceTypes: ['aws.a-x', 'aws.b-x'] },
    account: judgedThere,
    status: 'review',
    because: /attached/,
  },
  {
    case: 'one deciding test passed, the other is judged in another account',
    control: controlOf({ 'a-x': 'demonstrates', 'b-x': 'demonstrates' }),
    tallies: { 'a-x': NOTHING, 'b-x': PASS },
    account: judgedThere,
    status: 'review',
    because: /No test failed; some of it is judged in account 444455556666/,
  },
  {
    case: 'one alternative failed, the other is judged in another account',
    control: controlOf({ 'a-x': 'demonstrates', 'b-x': 'demonstrates' }, { anyOf: [['a-x', 'b-x']] }),
    tallies: { 'a-x': NOTHING, 'b-x': FAIL },
    account: judgedThere,
    status: 'not_verified',
    because: /a-x is judged in account 444455556666, and b-x failed on 1 of 2/,
  },
  {
    case: 'one alternative passed, the other is judged in another account',
    control: controlOf({ 'a-x': 'demonstrates', 'b-x': 'demonstrates' }, { anyOf: [['a-x', 'b-x']] }),
    tallies: { 'a-x': NOTHING, 'b-x': PASS },
    account: judgedThere,
    status: 'tests_passed',
    because: /b-x passed/,
  },
  {
    case: 'every alternative is judged in another account',
    control: controlOf({ 'a-x': 'demonstrates', 'b-x': 'demonstrates' }, { anyOf: [['a-x', 'b-x']] }),
    tallies: { 'a-x': NOTHING, 'b-x': NOTHING },
    account: judgedThere,
    status: 'no_population',
    because: /some of it is judged in account 444455556666/,
  },
  {
    case: 'one deciding test failed, the other is judged in another account',
    control: controlOf({ 'a-x': 'demonstrates', 'b-x': 'demonstrates' }),
    tallies: { 'a-x': NOTHING, 'b-x': FAIL },
    account: judgedThere,
    status: 'tests_failed',
    because: /b-x failed/,
  },
]

describe('the status of a control', () => {
  for (const { case: name, control, tallies = {}, account, kind, status, because } of [...rows, ...elsewhereRows]) {
    test(`${status}: ${name}`, () => {
      const result = controlResult(frameworkOf([control], kind), control, accountOf(tallies, account))
      expect(result.status, result.because).toBe(status)
      expect(result.because).toMatch(because)
      expect(result.because).toMatch(/^(?:[A-Z]|[a-z0-9]+-).*\.$/)
    })
  }
})

describe('what a result carries', () => {
  test('counts, checks, items and level', () => {
    const control = { ...both, level: '1', evidenceTypes: ['aws.a-x', 'aws.c-x'] }
    const result = controlResult(frameworkOf([control]), control, accountOf({ 'a-x': FAIL, 'b-x': UNKNOWN }))
    expect(result).toMatchObject({
      framework: 'test-1',
      control: '1.1',
      account: '111122223333',
      level: '1',
      findings: { pass: 2, fail: 1, unknown: 1, not_applicable: 0 },
      checks: ['a-x', 'b-x'],
      items: ['item-aws.a-x', 'item-aws.b-x', 'item-aws.c-x'],
      limits: null,
    })
  })

  test('context is shown by its items, and is not among what is counted', () => {
    const control = { ...controlOf({ 'a-x': 'supports', 'c-x': 'context' }), evidenceTypes: ['aws.a-x'] }
    const account = accountOf({ 'a-x': PASS, 'c-x': FAIL })
    expect(controlResult(frameworkOf([control]), control, account)).toMatchObject({
      findings: { pass: 2, fail: 0 },
      checks: ['a-x'],
      items: ['item-aws.a-x', 'item-aws.c-x'],
    })
  })

  test('what a check only reads beside its type is in its verdicts; what it judges, or the control attaches, must be whole', () => {
    const reading = { typesOf: (check: string) => [`aws.${check}`, 'aws.read'] }
    const control = { ...demonstrated, evidenceTypes: ['aws.a-x', 'aws.read', 'aws.other'] }
    const statusWith = (gap: string) => {
      const all = ['aws.a-x', 'aws.read', 'aws.other'].map(type =>
        whole(type, { missing: type === gap ? 'denied' : null }),
      )
      const account = accountOf({ 'a-x': PASS }, { ...reading, types: new Map(all) })
      return controlResult(frameworkOf([control]), control, account).status
    }
    expect(['aws.read', 'aws.a-x', 'aws.other'].map(statusWith)).toEqual([
      'tests_passed',
      'not_verified',
      'not_verified',
    ])
  })

  test("enabled regions outside the scope, exclusions and the control's own limits stand in the limits", () => {
    const control = { ...demonstrated, limits: 'Shows the setting only' }
    const types = typesWith('aws.a-x', { excluded: [{ rule: 'bucket in a region not asked for', count: 3 }] })
    const result = controlResult(
      frameworkOf([control]),
      control,
      accountOf({ 'a-x': PASS }, { outside: ['eu-west-3', 'sa-east-1'], types }),
    )
    expect(result.status).toBe('tests_passed')
    expect(result.limits).toBe(
      'Shows the setting only. Enabled regions outside the declared scope: eu-west-3, sa-east-1. ' +
        'Left out of aws.a-x: 3 (bucket in a region not asked for).',
    )
  })

  test('regions outside the scope say nothing about account-wide types', () => {
    const types = typesWith('aws.a-x', { regional: false })
    const account = accountOf({ 'a-x': PASS }, { outside: ['eu-west-3'], types })
    expect(controlResult(frameworkOf([demonstrated]), demonstrated, account).limits).toBeNull()
  })

  test('results follow the framework order', () => {
    const framework = frameworkOf([
      { ...demonstrated, id: '1.10' },
      { ...demonstrated, id: '1.2' },
    ])
    expect(controlResults(framework, accountOf({ 'a-x': PASS })).map(r => r.control)).toEqual(['1.10', '1.2'])
  })

  test('a long list of causes stays one readable sentence', () => {
    const checks = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`c-${i}`, 'demonstrates' as const]))
    const control = controlOf(checks)
    const result = controlResult(frameworkOf([control]), control, accountOf({}))
    expect(result.because).toMatch(/and 4 more\.$/)
  })
})
