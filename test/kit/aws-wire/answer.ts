import { S3Client } from '@aws-sdk/client-s3'
import { NormalizedSchema } from '@smithy/core/schema'
import type { Codec, Operation } from './operation.ts'

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

const s3 = new S3Client({ region: 'us-east-1' }) as unknown as {
  config: { protocol: { getPayloadCodec(): { constructor: new (settings: object) => Codec } } }
}
const XmlCodec = s3.config.protocol.getPayloadCodec().constructor
/** The query protocols answer XML, though their requests are forms. */
const xml = new XmlCodec({ timestampFormat: { useTrait: true, default: 5 }, serviceNamespace: '', xmlNamespace: '' })

const kindOf = (operation: Operation) => operation.protocol.getShapeId().split('#')[1] ?? ''

/** An answer as AWS sends it: by the serializers of the SDK, turned round. */
export function answered(operation: Operation, value: object): WireAnswer {
  const kind = kindOf(operation)
  if (kind === 'awsQuery' || kind === 'ec2Query') return inXml(operation, value, kind === 'awsQuery')
  const shape = NormalizedSchema.of(operation.output)
  const headers: Record<string, string> = {
    'content-type': kind === 'restXml' ? 'application/xml' : 'application/json',
  }
  let payload: [NormalizedSchema, unknown] = [shape, value]
  for (const [name, member] of shape.isStructSchema() ? shape.structIterator() : []) {
    const of = (value as Record<string, unknown>)[name]
    const { httpHeader, httpPayload } = member.getMergedTraits()
    if (httpHeader && of !== undefined) headers[httpHeader] = String(of)
    if (httpPayload) payload = [member, of]
  }
  const serializer = operation.protocol.getPayloadCodec().createSerializer()
  if (payload[1] === undefined) return { status: 200, headers, body: '' }
  serializer.write(...payload)
  return { status: 200, headers, body: serializer.flush() }
}

function inXml({ name, output }: Operation, value: object, nested: boolean): WireAnswer {
  const serializer = xml.createSerializer()
  let inner = ''
  if (NormalizedSchema.of(output).isStructSchema()) {
    serializer.write(output, value)
    inner = String(serializer.flush())
      .replace(/^<[^>]*>/, '')
      .replace(/<\/[^>]*>$/, '')
  }
  const body = nested ? `<${name}Result>${inner}</${name}Result>` : inner
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: `<${name}Response>${body}</${name}Response>` }
}

/** A refusal by an error's name, in the words of the operation's protocol. */
export function refused(operation: Operation, code: string, status = 400): WireAnswer {
  const error = `<Error><Code>${code}</Code><Message>told so by a test</Message></Error>`
  const bodies: Record<string, string> = {
    awsQuery: `<ErrorResponse>${error}<RequestId>0</RequestId></ErrorResponse>`,
    ec2Query: `<Response><Errors>${error}</Errors><RequestID>0</RequestID></Response>`,
    restXml: operation.protocol.constructor.name.startsWith('S3') ? error : `<ErrorResponse>${error}</ErrorResponse>`,
  }
  const body = bodies[kindOf(operation)]
  if (body !== undefined) return { status, headers: { 'content-type': 'text/xml' }, body }
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message: 'told so by a test' }),
  }
}
