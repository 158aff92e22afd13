import type { Answer, Operation, Reference } from './document.ts'
import { type HEADERS, NOT_MODIFIED, type PARAMETERS, ref } from './parts.ts'

type Header = keyof typeof HEADERS
type Asked = keyof typeof PARAMETERS

interface Place {
  readonly path: string
  readonly method: string
}

/** Adds to an operation the headers it takes and gives and the failures it can answer with. */
export function completeOperation(operation: Operation, place: Place): void {
  const asked = parametersOf(place).map(name => ref('parameters', name))
  const own = (operation.parameters ?? []).filter(one => '$ref' in one || one.in !== 'header')
  if (own.length + asked.length > 0) operation.parameters = [...own, ...asked]
  for (const [status, answer] of Object.entries(operation.responses)) complete(answer, status, place)
  if (takesEtag(place)) operation.responses['304'] = NOT_MODIFIED
  for (const status of failuresOf(operation, place))
    operation.responses[status] = ref('responses', status === 'default' ? 'Failure' : `Failure${status}`)
}

const CONTENT = '/v1/packages/{id}/content'
const FOLLOW = '/v1/runs/{id}/events'
const FEED = '/v1/events'

const underV1 = ({ path }: Place) => path.startsWith('/v1/')
const STREAMED = new Set([FOLLOW, '/v1/runs/{id}/export/{of}'])
const takesEtag = (place: Place) => underV1(place) && place.method === 'get' && !STREAMED.has(place.path)

function parametersOf(place: Place): Asked[] {
  if (place.method === 'post') return underV1(place) ? ['IdempotencyKey'] : []
  if (place.path === FOLLOW) return ['LastEventId']
  const known: Asked[] = takesEtag(place) ? ['IfNoneMatch'] : []
  if (place.path === CONTENT) return [...known, 'Range', 'IfRange']
  return place.path === FEED ? [...known, 'Prefer'] : known
}

function failuresOf({ security, parameters = [], requestBody }: Operation, place: Place): string[] {
  const secured = security?.length !== 0
  return [
    ...(parameters.length > 0 || requestBody ? ['400'] : []),
    ...(secured ? ['401', '403'] : []),
    ...(place.path.includes('{') || parameters.length > 0 ? ['404'] : []),
    ...(place.method === 'get' ? [] : ['409']),
    ...(place.path.startsWith('/v1/findings') ||
    place.path.includes('/export/') ||
    /\/(controls|index)$/.test(place.path)
      ? ['409']
      : []),
    ...(place.path === FEED ? ['410'] : []),
    ...(requestBody ? ['413', '415'] : []),
    ...(place.path === CONTENT ? ['416'] : []),
    ...(place.method === 'post' ? ['422'] : []),
    ...(place.path === FOLLOW ? [] : ['429']),
    ...['503', 'default'],
  ]
}

function complete(answer: Answer | Reference, status: string, place: Place): void {
  if ('$ref' in answer || !/^2/.test(status)) return
  if (status === '204') answer.description = 'Done; there is no body'
  const names = headersOf(status, place)
  if (names.length > 0)
    answer.headers = Object.fromEntries(names.map(([header, name]) => [header, ref('headers', name)]))
}

function headersOf(status: string, place: Place): [string, Header][] {
  const { method, path } = place
  const content: [string, Header][] = [
    ['Accept-Ranges', 'AcceptRanges'],
    ['Content-Disposition', 'ContentDisposition'],
    ['Repr-Digest', 'ReprDigest'],
    ...(status === '206' ? [['Content-Range', 'ContentRange'] satisfies [string, Header]] : []),
  ]
  return [
    ...(takesEtag(place) ? [['ETag', 'ETag'] satisfies [string, Header]] : []),
    ...(path === CONTENT ? content : []),
    ...(path === FEED ? [['Preference-Applied', 'PreferenceApplied'] satisfies [string, Header]] : []),
    ...(method === 'post' &&
    !path.includes('}') &&
    (status === '201' || status === '202') &&
    path !== '/v1/deliveries/replay'
      ? [['Location', 'Location'] satisfies [string, Header]]
      : []),
    ...(method === 'post' && underV1(place)
      ? [['Idempotency-Replayed', 'IdempotencyReplayed'] satisfies [string, Header]]
      : []),
    ...(path === FOLLOW
      ? []
      : ([
          ['X-RateLimit-Limit', 'RateLimitLimit'],
          ['X-RateLimit-Remaining', 'RateLimitRemaining'],
          ['X-RateLimit-Reset', 'RateLimitReset'],
        ] satisfies [string, Header][])),
  ]
}
