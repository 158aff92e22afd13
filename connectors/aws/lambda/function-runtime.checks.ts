import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { moment } from '../shared/moment.ts'
import { lambdaFunction } from './function.ts'
import { READ, RUNTIMES } from './runtimes.ts'

const IS_IMAGE = { Image: true, Zip: false }

/** A runtime counts as supported to the day before AWS deprecates it, by the dates that AWS had given when its list was read. */
export const runtimeSupported = check(lambdaFunction, {
  id: 'lambda-function-runtime-supported',
  title: 'Lambda functions use a runtime that AWS supports',
  severity: 'medium',
  remediation: 'Move the function to a runtime that AWS supports.',
  why: 'A deprecated runtime gets no security patches any more.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html'],
  equivalents: { prowler: ['awslambda_function_using_supported_runtimes'], securityHub: ['Lambda.2'] },
  test({ PackageType: packaged, Runtime: runtime }, { asOf }) {
    if (packaged !== undefined && meaningOf(packaged, IS_IMAGE, 'the package type'))
      return notApplicable('The function is a container image, which brings a runtime of its own.')
    if (!runtime) return unknown('AWS did not state the runtime of the function.')
    const dates = Object.hasOwn(RUNTIMES, runtime) ? RUNTIMES[runtime] : undefined
    if (!dates) return unknown(`Exhibit's list, of ${READ}, does not say until when AWS supports ${runtime}.`)
    const until = `${dates.ends}, by AWS's list of ${READ}`
    if (asOf < moment(dates.ends)) return pass(`AWS supports ${runtime} until ${until}.`)
    const noNew = dates.noNew ? `created from ${dates.noNew} and ` : ''
    return fail(
      `Support of ${runtime} ends on ${until}; no function can be ${noNew}updated from ${dates.noUpdates} on.`,
    )
  },
})
