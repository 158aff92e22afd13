/** Regions of the partition aws that every account has; AWS General Reference, "Regions and endpoints". */
const ALWAYS =
  'ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2'

/** Regions that an account has to enable; Northwind Pay enabled none. */
const OPT_IN =
  'af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1'

const item = (name: string, status: string): string =>
  `<item><optInStatus>${status}</optInStatus><regionName>${name}</regionName><regionEndpoint>ec2.${name}.amazonaws.com</regionEndpoint></item>`

/** The emulator's list has regions of other partitions, and enables all. */
export const REGIONS = [
  ...ALWAYS.split(' ').map(name => item(name, 'opt-in-not-required')),
  ...OPT_IN.split(' ').map(name => item(name, 'not-opted-in')),
].join('')
