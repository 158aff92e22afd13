import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from '../../../../connectors/aws/elasticbeanstalk/environment.ts'
import { elasticbeanstalk } from '../../../../connectors/aws/elasticbeanstalk/index.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { type Change, madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const collect = (change: Change) => aws.collect(typeIn(elasticbeanstalk, environment), change)

const settings = (OptionSettings: object[]): Change => {
  const ConfigurationSettings = [{ EnvironmentName: 'pay', DeploymentStatus: 'deployed', OptionSettings }]
  return (_, { operation }) =>
    operation.name === 'DescribeConfigurationSettings' ? answered(operation, { ConfigurationSettings }) : undefined
}

/** In each of these a person, or AWS on a person's behalf, may have put a secret. */
const FREE = [
  ['aws:elasticbeanstalk:application:environment', 'DB_PASSWORD'],
  ['aws:cloudformation:template:parameter', 'EnvironmentVariables'],
  ['aws:elasticbeanstalk:container:tomcat:jvmoptions', 'JVM Options'],
  ['aws:elasticbeanstalk:sns:topics', 'Notification Endpoint'],
  ['aws:elasticbeanstalk:customoption', 'ApiKey'],
  ['aws:rds:dbinstance', 'DBPassword'],
  ['aws:elasticbeanstalk:of:tomorrow', 'Secret'],
  ['aws:ec2x', 'Secret'],
  [undefined, 'Secret'],
]

test('no value of an option that holds a text of the user’s is kept', async () => {
  const options = FREE.map(([Namespace, OptionName], index) => ({
    Namespace,
    OptionName,
    Value: `tell-nobody-${index}`,
  }))
  const known = { Namespace: 'aws:elasticbeanstalk:managedactions', OptionName: 'ManagedActionsEnabled', Value: 'true' }
  const item = await collect(settings([...options, known]))
  expect(JSON.stringify(item)).not.toContain('tell-nobody')
  expect(item.redactions).toHaveLength(FREE.length)
  expect(item.resources[0]?.settings.ConfigurationSettings).toMatchObject([{ OptionSettings: [known] }])
  expect(item.resources[0]?.settings).toHaveProperty('ConfigurationSettings.0.FreeOptionSettings.0', {
    Namespace: 'aws:elasticbeanstalk:application:environment',
    OptionName: 'DB_PASSWORD',
    Value: { $redacted: 'elasticbeanstalk-option' },
  })
})

const refusal =
  (code: string, message: string): Change =>
  (_, { operation }) =>
    operation.name === 'DescribeConfigurationSettings'
      ? {
          status: 400,
          headers: { 'content-type': 'text/xml' },
          body: `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
        }
      : undefined

test('an environment that was terminated meanwhile is counted as gone', async () => {
  const item = await collect(refusal('InvalidParameterValue', "No Environment found for EnvironmentName = 'pay'."))
  expect(item.population).toMatchObject({
    complete: true,
    excluded: [{ rule: 'deleted while it was being read', count: 1 }],
  })
})

test.each([
  ['InvalidParameterValue', 'Value for parameter EnvironmentName is invalid.', 'failed'],
  ['InsufficientPrivilegesException', 'Access denied', 'denied'],
])('%s otherwise is a gap', async (code, message, reason) => {
  const { resources } = await collect(refusal(code, message))
  expect(resources[0]?.gaps).toMatchObject([{ field: 'ConfigurationSettings', reason, detail: code }])
})
