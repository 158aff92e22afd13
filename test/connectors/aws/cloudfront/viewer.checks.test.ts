import {
  ownCertificate,
  sniOnly,
  viewersUseHttps,
  viewerTls,
  viewerTls13,
  viewerTlsPolicy,
} from '../../../../connectors/aws/cloudfront/viewer.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const behaviors = (first: string | undefined, ...others: (string | undefined)[]) => ({
  DistributionConfig: {
    DefaultCacheBehavior: { TargetOriginId: 'web', ViewerProtocolPolicy: first },
    CacheBehaviors: {
      Quantity: others.length,
      ...(others.length > 0 && { Items: others.map(p => ({ PathPattern: '/img/*', ViewerProtocolPolicy: p })) }),
    },
  },
})

checkTable(viewersUseHttps, {
  pass: [
    { case: 'one behaviour', settings: behaviors('https-only') },
    { case: 'several', settings: behaviors('redirect-to-https', 'https-only') },
  ],
  fail: [
    { case: 'the default one', settings: behaviors('allow-all'), reason: /Default \(\*\)/ },
    { case: 'another one', settings: behaviors('https-only', 'allow-all'), reason: /\/img\/\*/ },
  ],
  unknown: [
    { case: 'a policy is not stated', settings: behaviors('https-only', undefined) },
    { case: 'no behaviour', settings: { DistributionConfig: {} } },
    { case: 'AWS answers nothing', settings: { DistributionConfig: null } },
  ],
})

const certificate = (ViewerCertificate?: object, more = {}) => ({ DistributionConfig: { ViewerCertificate, ...more } })
const ACMCertificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b'
const DEFAULT = { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1', SSLSupportMethod: 'vip' }
const TENANTS = { ConnectionMode: 'tenant-only' }

checkTable(ownCertificate, {
  pass: [
    { case: 'ACM', settings: certificate({ ACMCertificateArn, CloudFrontDefaultCertificate: false }) },
    { case: 'IAM', settings: certificate({ IAMCertificateId: 'ASCAEXAMPLE' }) },
  ],
  fail: [{ case: 'the default one', settings: certificate(DEFAULT) }],
  notApplicable: [{ case: 'multi-tenant', settings: certificate(DEFAULT, TENANTS) }],
  unknown: [{ case: 'none is named', settings: certificate({}) }],
})

checkTable(sniOnly, {
  pass: [{ case: 'SNI', settings: certificate({ ACMCertificateArn, SSLSupportMethod: 'sni-only' }) }],
  fail: [{ case: 'addresses of its own', settings: certificate({ ACMCertificateArn, SSLSupportMethod: 'vip' }) }],
  notApplicable: [
    { case: 'the default certificate', settings: certificate(DEFAULT) },
    { case: 'multi-tenant', settings: certificate({}, TENANTS) },
  ],
  unknown: [{ case: 'not stated', settings: certificate({ ACMCertificateArn }) }],
})

const policy = (MinimumProtocolVersion?: string) => certificate({ ACMCertificateArn, MinimumProtocolVersion })

checkTable(viewerTls, {
  pass: [
    { case: '1.2', settings: policy('TLSv1.2_2021') },
    { case: '1.3', settings: policy('TLSv1.3_2025') },
  ],
  fail: [
    { case: '1.1', settings: policy('TLSv1.1_2016') },
    {
      case: 'the default certificate, whatever it says',
      settings: certificate({ ...DEFAULT, MinimumProtocolVersion: 'TLSv1.2_2021' }),
    },
  ],
  unknown: [
    { case: 'not stated', settings: policy() },
    { case: 'a policy of later years', settings: policy('TLSv1.3_2031') },
  ],
})

checkTable(viewerTlsPolicy, {
  pass: [
    { case: '1.2 with forward secrecy', settings: policy('TLSv1.2_2021') },
    { case: '1.3', settings: policy('TLSv1.3_2025') },
  ],
  fail: [
    { case: '1.2 without', settings: policy('TLSv1.2_2019') },
    { case: '1.1', settings: policy('TLSv1.1_2016') },
    { case: 'the default certificate', settings: certificate({ ...DEFAULT, MinimumProtocolVersion: 'TLSv1.2_2021' }) },
  ],
  unknown: [
    { case: 'not stated', settings: policy() },
    { case: 'a policy of later years', settings: policy('TLSv1.3_2031') },
  ],
})

checkTable(viewerTls13, {
  pass: [{ case: '1.3', settings: policy('TLSv1.3_2025') }],
  fail: [
    { case: '1.2 too', settings: policy('TLSv1.2_2025') },
    { case: 'older ones too', settings: policy('TLSv1') },
    { case: 'the default certificate', settings: certificate({ ...DEFAULT, MinimumProtocolVersion: 'TLSv1.3_2025' }) },
  ],
  unknown: [
    { case: 'not stated', settings: policy() },
    { case: 'a policy of later years', settings: policy('TLSv1.3_2031') },
  ],
})
