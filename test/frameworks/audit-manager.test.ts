import { describe, expect, test } from 'vitest'
import { importAuditManager } from '../../src/frameworks/audit-manager.ts'
import { frameworkIn, isOfAuditManager } from '../../src/frameworks/audit-manager-file.ts'
import { FrameworkError } from '../../src/frameworks/errors.ts'

const SOURCES = {
  types: new Map([['lambda_ListFunctions', ['aws.lambda.function']]]),
  securityHub: new Map([['iam.9', ['iam-root-mfa-enabled']]]),
  config: new Map([['ROOT_ACCOUNT_MFA_ENABLED', ['iam-root-mfa-enabled']]]),
}

/** A source as `GetAssessmentFramework` answers it. */
const source = (sourceType: string, keywordValue?: string) => ({
  sourceId: '4d5e6f70-8192-43a4-b5c6-d7e8f90a1b2c',
  sourceName: 'a name',
  sourceSetUpOption: keywordValue ? 'System_Controls_Mapping' : 'Procedural_Controls_Mapping',
  sourceType,
  ...(keywordValue && { sourceKeyword: { keywordInputType: 'SELECT_FROM_LIST', keywordValue } }),
})
const control = (name: string, ...controlMappingSources: object[]) => ({
  id: name,
  type: 'Custom',
  name,
  controlMappingSources,
})

const FRAMEWORK = {
  arn: 'arn:aws:auditmanager:us-east-1:111122223333:assessmentFramework/1',
  id: '0c1d2e3f-4a5b-4c6d-9e7f-8091a2b3c4d5',
  name: 'House rules',
  type: 'Custom',
  complianceType: 'House',
  controlSets: [
    {
      id: 'Access',
      name: 'Access',
      controls: [
        control(
          '1.1 Root signs in with two factors',
          source('AWS_Security_Hub', 'IAM.9'),
          source('AWS_Config', 'ROOT_ACCOUNT_MFA_ENABLED'),
          source('AWS_Config', 'Custom_house-rule'),
        ),
        control('1.2 Functions are known', source('AWS_API_Call', 'lambda_ListFunctions')),
      ],
    },
    {
      id: 'People',
      name: 'People',
      controls: [
        control('2.1: People are trained', source('MANUAL')),
        control(
          '2.2 Others',
          source('AWS_API_Call', 'made_Up'),
          source('AWS_Cloudtrail', 'iam_CreateUser'),
          source('Common_Control', 'aws:common-control-1'),
        ),
        control('2.3 Nothing'),
      ],
    },
  ],
}
const imported = (framework: object = FRAMEWORK) => importAuditManager(frameworkIn(framework), SOURCES)

describe('a framework of Audit Manager', () => {
  const { framework, unmapped } = imported()
  const [root, functions, trained, others, nothing] = framework.controls

  test('becomes a framework of the user, with its sets', () => {
    expect(framework).toMatchObject({ id: 'house-rules-audit-manager', framework: 'House rules', kind: 'criteria' })
    expect(framework.controls.map(c => [c.id, c.level, c.evidence, c.assessment])).toEqual([
      ['1.1', 'Access', 'partial', 'manual'],
      ['1.2', 'Access', 'partial', 'manual'],
      ['2.1', 'People', 'none', 'manual'],
      ['2.2', 'People', 'none', 'manual'],
      ['2.3', 'People', 'none', 'manual'],
    ])
  })

  test('links checks that make the same test, once, and none decides', () => {
    expect(root?.checks).toEqual([
      expect.objectContaining({
        check: 'iam-root-mfa-enabled',
        strength: 'supports',
        because: expect.stringContaining('Security Hub IAM.9, Config rule ROOT_ACCOUNT_MFA_ENABLED'),
      }),
    ])
  })

  test('attaches the evidence that takes the place of an API call', () => {
    expect(functions?.evidenceTypes).toEqual(['aws.lambda.function'])
    expect(functions?.needs).toMatch(/a person who decides/)
  })

  test('names every source that nothing stands for, in the answer and in the control', () => {
    expect(unmapped).toEqual([
      { control: '1.1', source: 'Config rule Custom_house-rule' },
      { control: '2.1', source: 'manual evidence a name' },
      { control: '2.2', source: 'API call made_Up' },
      { control: '2.2', source: 'CloudTrail event iam_CreateUser' },
      { control: '2.2', source: 'common control of AWS aws:common-control-1' },
    ])
    for (const { control: id, source: words } of unmapped)
      expect(framework.controls.find(one => one.id === id)?.needs).toContain(words)
    expect([trained?.evidence, others?.checks, nothing?.needs]).toEqual([
      'none',
      [],
      expect.stringMatching(/names no data source/),
    ])
  })

  test('is numbered by place where names have no number of their own each', () => {
    const [set] = FRAMEWORK.controlSets
    const controlSets = [{ ...set, controls: [control('Same'), control('Same')] }, { name: 'Empty' }]
    expect(imported({ ...FRAMEWORK, controlSets }).framework.controls.map(c => c.id)).toEqual(['1.1', '1.2'])
  })
})

describe('a file of Audit Manager', () => {
  const item = (...frameworks: unknown[]) => ({
    type: 'aws.auditmanager.framework',
    resources: frameworks.map(Framework => ({ settings: { Metadata: {}, Framework } })),
  })

  test('is an answer of the API, or evidence of one', () => {
    expect([{ framework: FRAMEWORK }, FRAMEWORK, item(FRAMEWORK, null)].map(isOfAuditManager)).toEqual([
      true,
      true,
      true,
    ])
    for (const file of [{ framework: FRAMEWORK }, FRAMEWORK, item(FRAMEWORK, null)])
      expect(frameworkIn(file).name).toBe('House rules')
    expect([{ framework: 'Mine', controls: [] }, null, 'x'].map(isOfAuditManager)).toEqual([false, false, false])
  })

  test('of several says which are there, and takes one by name or id', () => {
    const two = item(FRAMEWORK, { ...FRAMEWORK, id: '2', name: 'Other' })
    expect(() => frameworkIn(two)).toThrow(/--name which framework of the file you mean: House rules, Other\./)
    expect(frameworkIn(two, 'Other').id).toBe('2')
    expect(frameworkIn(two, FRAMEWORK.id).name).toBe('House rules')
  })

  test.each([
    [{ assessment: { framework: {} } }, /does not say what the controls collect from/],
    [{ type: 'aws.auditmanager.assessment', resources: [] }, /does not say what the controls collect from/],
    [item(null), /no framework whose controls were read/],
    [{ framework: { name: 'x', controlSets: [{ controls: [{}] }] } }, /look at controlSets\.0\.controls\.0\.name/],
  ])('that cannot be one is refused in a sentence', (file, sentence) => {
    expect(() => frameworkIn(file)).toThrow(FrameworkError)
    expect(() => frameworkIn(file)).toThrow(sentence)
  })
})
