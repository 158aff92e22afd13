import { originBucketOwn } from '../../../../connectors/aws/cloudfront/origin-bucket.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const serves = (...domains: (string | undefined)[]) => ({
  settings: {
    DistributionConfig: {
      Origins: { Items: domains.map(DomainName => ({ DomainName, S3OriginConfig: { OriginAccessIdentity: '' } })) },
    },
  },
  read: {
    buckets: ['files', 'my.files'].map(Name => ({ id: `arn:aws:s3:::${Name}`, name: Name, settings: { Name } })),
  },
})

checkTable(originBucketOwn, {
  pass: [
    { case: 'a bucket', ...serves('files.s3.us-east-1.amazonaws.com'), reason: /files/ },
    { case: 'as it was written earlier', ...serves('files.s3-us-east-1.amazonaws.com', 'files.s3.amazonaws.com') },
    { case: 'a name with dots', ...serves('my.files.s3.amazonaws.com') },
  ],
  fail: [
    { case: 'gone', ...serves('files.s3.amazonaws.com', 'old.s3.us-east-1.amazonaws.com'), reason: /no bucket old/ },
    { case: 'gone, and another may be', ...serves('past.s3.amazonaws.com', 'old.s3.eu-west-1.amazonaws.com') },
  ],
  notApplicable: [
    {
      case: 'another origin',
      settings: {
        DistributionConfig: { Origins: { Items: [{ DomainName: 'api.example.com', CustomOriginConfig: {} }] } },
      },
    },
  ],
  unknown: [
    { case: 'which region is not said', ...serves('old.s3.amazonaws.com') },
    { case: 'a region outside of the run', ...serves('old.s3.ap-south-1.amazonaws.com'), reason: /old/ },
    { case: 'a name of another form', ...serves('files.example.com') },
    { case: 'AWS names none', ...serves(undefined) },
    { case: 'no origins', settings: { DistributionConfig: { Origins: { Items: [] } } } },
    { case: 'AWS answers nothing', settings: { DistributionConfig: null } },
  ],
})
