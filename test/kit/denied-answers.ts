import type { RecordedAnswer, RecordedRequest } from '../../src/collect/recording.ts'

/** How AWS refuses a request, in the protocol that it was sent with. */
export function deniedAnswer({ service, target }: RecordedRequest): RecordedAnswer {
  if (target !== undefined || service === 'lambda')
    return {
      status: 400,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': 'AccessDeniedException' },
      body: JSON.stringify({ __type: 'AccessDeniedException', message: 'Not authorized' }),
    }
  return { status: 403, headers: { 'content-type': 'text/xml' }, body: xmlOf(service) }
}

function xmlOf(service: string): string {
  if (service === 's3')
    return '<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>-</RequestId></Error>'
  if (service === 'ec2')
    return '<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>Not authorized</Message></Error></Errors><RequestID>-</RequestID></Response>'
  return '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not authorized</Message></Error><RequestId>-</RequestId></ErrorResponse>'
}

/** A request's operation, as far as its protocol names it. */
export const operationOf = ({ target, body, path }: RecordedRequest): string =>
  target?.split('.').pop() ?? /(?:^|&)Action=([^&]+)/.exec(body ?? '')?.[1] ?? path
