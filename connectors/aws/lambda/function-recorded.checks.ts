import { check, fail, inAccount, pass } from '../../kit/index.ts'
import { recordsCallsOf } from '../cloudtrail/function-events.ts'
import { trail } from '../cloudtrail/trail.ts'
import { lambdaFunction } from './function.ts'

/** Trails record calls of functions only where somebody asked for these data events. */
export const functionCallsRecorded = check(lambdaFunction, {
  id: 'lambda-function-calls-recorded',
  title: 'Calls of Lambda functions are recorded by a trail',
  severity: 'low',
  remediation: 'Log data events of Lambda functions on a trail.',
  references: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html'],
  equivalents: { prowler: ['awslambda_function_invoke_api_operations_cloudtrail_logging_enabled'] },
  reads: { trails: inAccount(trail, of => of) },
  test(_, { read, resource, region }) {
    const found = read.trails.find(({ value }) => recordsCallsOf(value, resource.id, region))
    return found ? pass(`Trail ${found.id} records its calls.`) : fail('No trail that logs records all of its calls.')
  },
})
