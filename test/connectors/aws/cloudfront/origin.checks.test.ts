import {
  functionUrlAccessControl,
  originHttps,
  originNoSslV3,
  s3AccessControl,
} from '../../../../connectors/aws/cloudfront/origin.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const custom = (OriginProtocolPolicy?: string, protocols: string[] = ['TLSv1.2'], DomainName = 'api.example.com') => ({
  Id: 'api',
  DomainName,
  CustomOriginConfig: { OriginProtocolPolicy, OriginSslProtocols: { Quantity: 1, Items: protocols } },
})
const bucket = (OriginAccessControlId = '') => ({
  Id: 'files',
  DomainName: 'files.s3.amazonaws.com',
  S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E1' },
  OriginAccessControlId,
})
const settings = (
  Items: object[],
  ViewerProtocolPolicy: string | undefined = 'allow-all',
  target = 'api',
  more = {},
) => ({
  DistributionConfig: {
    Origins: { Quantity: Items.length, Items },
    OriginGroups: { Quantity: 0 },
    DefaultCacheBehavior: { TargetOriginId: target, ViewerProtocolPolicy },
    ...more,
  },
})
const OriginGroups = {
  Quantity: 1,
  Items: [{ Id: 'group', Members: { Quantity: 2, Items: [{ OriginId: 'api' }, { OriginId: 'files' }] } }],
}
const signing = (SigningBehavior: string | undefined, Id = 'E2') => ({
  OriginAccessControls: [{ Id, SigningBehavior }],
})
const nothing = [
  { case: 'no origins', settings: settings([]) },
  { case: 'AWS answers nothing', settings: { DistributionConfig: null } },
]

checkTable(originHttps, {
  pass: [
    { case: 'HTTPS only', settings: settings([custom('https-only')]) },
    { case: 'as the viewer, who uses HTTPS', settings: settings([custom('match-viewer')], 'redirect-to-https') },
    {
      case: 'as the viewer, whom no behaviour leads there',
      settings: settings([custom('match-viewer')], 'allow-all', 'x'),
    },
  ],
  fail: [
    { case: 'HTTP only', settings: settings([custom('http-only')]), reason: /api is reached by HTTP only/ },
    { case: 'as the viewer, who may use HTTP', settings: settings([custom('match-viewer')]) },
    {
      case: 'through a group',
      settings: settings([custom('match-viewer'), bucket()], 'allow-all', 'group', { OriginGroups }),
    },
  ],
  notApplicable: [{ case: 'a bucket alone', settings: settings([bucket()]) }],
  unknown: [
    ...nothing,
    { case: 'a policy that is not stated', settings: settings([custom()]) },
    {
      case: 'beside a VPC origin',
      settings: settings([custom('https-only'), { Id: 'inner', VpcOriginConfig: { VpcOriginId: 'vo_1' } }]),
    },
  ],
})

checkTable(originNoSslV3, {
  pass: [{ case: 'TLS', settings: settings([custom('https-only')]) }],
  fail: [{ case: 'SSLv3', settings: settings([custom('https-only', ['SSLv3', 'TLSv1'])]) }],
  notApplicable: [{ case: 'a bucket alone', settings: settings([bucket()]) }],
  unknown: [...nothing, { case: 'protocols that are not stated', settings: settings([custom('https-only', [])]) }],
})

checkTable(s3AccessControl, {
  pass: ['always', 'always-amz-auth', 'no-override'].map(behavior => ({
    case: behavior,
    settings: { ...settings([bucket('E2'), custom('http-only')]), ...signing(behavior) },
  })),
  fail: [
    { case: 'an access identity of earlier years', settings: settings([bucket()]), reason: /files has no/ },
    {
      case: 'an access control that is turned off',
      settings: { ...settings([bucket('E2')]), ...signing('never') },
      reason: /E2, which never signs/,
    },
  ],
  notApplicable: [{ case: 'no bucket', settings: settings([custom('https-only')]) }],
  unknown: [
    ...nothing,
    {
      case: 'an access control that AWS does not list',
      settings: { ...settings([bucket('E2')]), ...signing('always', 'E9') },
    },
    { case: 'a behavior that is not stated', settings: { ...settings([bucket('E2')]), ...signing(undefined) } },
  ],
})

const url = (DomainName: string, OriginAccessControlId?: string) => ({
  ...custom('https-only', undefined, DomainName),
  OriginAccessControlId,
})
const URL = 'abc.lambda-url.us-east-1.on.aws'

checkTable(functionUrlAccessControl, {
  pass: [{ case: 'access control', settings: { ...settings([url(URL, 'E3')]), ...signing('always', 'E3') } }],
  fail: [
    { case: 'turned off', settings: { ...settings([url(URL, 'E3')]), ...signing('never', 'E3') } },
    { case: 'none', settings: settings([url(URL)]) },
    { case: 'none, in capitals', settings: settings([url(URL.toUpperCase(), '')]) },
  ],
  notApplicable: [{ case: 'a name that only looks alike', settings: settings([url(`${URL}.example.com`)]) }],
  unknown: nothing,
})
