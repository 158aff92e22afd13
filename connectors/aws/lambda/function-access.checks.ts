import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { nameOf, openings, principalsOf, type Statement, statements } from '../../policy/index.ts'
import { lambdaFunction } from './function.ts'

/** S3 names a bucket without its account, so that only the account of the source says whose bucket it is. */
const SOURCE_OWNER = ['aws:sourceaccount', 'aws:sourceorgid']
const isForAnyBucket = (s: Statement): boolean =>
  s.effect === 'Allow' &&
  principalsOf(s).some(p => p.type === 'Service' && p.value === 's3.amazonaws.com') &&
  !s.conditions.some(
    c =>
      SOURCE_OWNER.includes(c.key.toLowerCase()) &&
      c.operator.test.startsWith('String') &&
      !c.operator.negated &&
      !c.operator.ifExists &&
      c.operator.each === undefined &&
      !c.values.some(value => /[*?]/.test(value)),
  )

/** The policy of the function, and of each alias: whoever is let in by an alias runs the same code. */
export const functionPolicyNotPublic = check(lambdaFunction, {
  id: 'lambda-function-policy-not-public',
  title: 'Lambda function policies let nobody in by a wildcard alone',
  severity: 'critical',
  remediation: 'Name the principals in the policy, or limit them by aws:SourceAccount, aws:SourceArn or the like.',
  why: 'Anyone who may invoke a function uses the rights of its role, on events of their own choice.',
  equivalents: {
    prowler: ['awslambda_function_not_publicly_accessible'],
    securityHub: ['Lambda.1'],
    config: ['lambda-function-public-access-prohibited'],
  },
  test(f) {
    const perhaps: string[] = []
    for (const { Qualifier, Policy } of [{ Qualifier: null, Policy: f.Policy }, ...f.QualifiedPolicies]) {
      const of = Qualifier === null ? 'The policy' : `The policy of alias ${Qualifier ?? '(without a name)'}`
      const { open, unsaid } = openings(Policy)
      if (open.length > 0) return fail(`${of} allows everybody, by ${open.map(nameOf).join(', ')}.`)
      const forAny = statements(Policy).filter(isForAnyBucket)
      if (forAny.length > 0)
        return fail(`${of} allows S3 for buckets of any account, by ${forAny.map(nameOf).join(', ')}.`)
      perhaps.push(...unsaid.map(s => `${of} allows everybody, by ${nameOf(s)}; what a Deny leaves is not known.`))
    }
    return perhaps[0] === undefined
      ? pass('No policy of the function or its aliases allows everybody. Policies of its versions are not read.')
      : unknown(perhaps[0])
  },
})

export const functionUrlAuthenticated = check(lambdaFunction, {
  id: 'lambda-function-url-iam-authentication',
  title: 'Lambda function URLs take requests signed by IAM principals only',
  severity: 'high',
  remediation: 'Set AuthType of the function URL to AWS_IAM, or put an authorizing service in front of the function.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  equivalents: { prowler: ['awslambda_function_url_public'] },
  test(f) {
    if (f.FunctionUrlConfigs === null) return unknown('AWS did not list the URLs of the function.')
    if (f.FunctionUrlConfigs.length === 0) return pass('The function has no URL.')
    for (const { FunctionUrl, AuthType } of f.FunctionUrlConfigs) {
      if (AuthType === undefined) return unknown('AWS did not say how a URL of the function authenticates requests.')
      if (!meaningOf(AuthType, { AWS_IAM: true, NONE: false }, 'the AuthType'))
        return fail(`The URL ${FunctionUrl ?? '(not told)'} takes requests with AuthType ${AuthType}.`)
    }
    return pass('Every URL of the function has AuthType AWS_IAM.')
  },
})

export const functionUrlOrigins = check(lambdaFunction, {
  id: 'lambda-function-url-cors-restricted',
  title: 'Lambda function URLs answer scripts of named origins only',
  severity: 'medium',
  remediation: 'List the origins that need the function URL in its CORS settings.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors'],
  equivalents: { prowler: ['awslambda_function_url_cors_policy'] },
  test(f) {
    if (f.FunctionUrlConfigs === null) return unknown('AWS did not list the URLs of the function.')
    if (f.FunctionUrlConfigs.length === 0) return pass('The function has no URL.')
    const wide = f.FunctionUrlConfigs.find(url => url.Cors?.AllowOrigins?.some(origin => origin.includes('*')))
    return wide
      ? fail(
          `The URL ${wide.FunctionUrl ?? '(not told)'} allows the origin ${wide.Cors?.AllowOrigins?.find(o => o.includes('*'))}.`,
        )
      : pass('No URL of the function allows every origin.')
  },
})
