import { type Answer, type AnswerRequest, json } from '../kit/answer.ts'

// Wire shapes of the AWS Transfer Family API Reference, for what the emulator lacks or answers otherwise.

const MAIN = 'us-east-1'
const ACCOUNT = '210987654321'
const PARTNERS = 's-0a1b2c3d4e5f60718'
const LEGACY = 's-1b2c3d4e5f6071829'
const CONNECTOR = 'c-2c3d4e5f607182930'

const arn = (resource: string) => `arn:aws:transfer:${MAIN}:${ACCOUNT}:${resource}`
const listed = (ServerId: string) => ({
  Arn: arn(`server/${ServerId}`),
  Domain: 'S3',
  IdentityProviderType: 'SERVICE_MANAGED',
  EndpointType: 'PUBLIC',
  ServerId,
  State: 'ONLINE',
  UserCount: 3,
})

const SERVERS: Readonly<Record<string, object>> = {
  [PARTNERS]: {
    ...listed(PARTNERS),
    Protocols: ['SFTP'],
    SecurityPolicyName: 'TransferSecurityPolicy-2025-03',
    StructuredLogDestinations: [`arn:aws:logs:${MAIN}:${ACCOUNT}:log-group:/nwp/transfer:*`],
    Tags: [{ Key: 'owner', Value: 'platform' }],
  },
  [LEGACY]: {
    ...listed(LEGACY),
    EndpointType: 'VPC',
    IdentityProviderType: 'AWS_LAMBDA',
    Protocols: ['FTP', 'SFTP'],
    SecurityPolicyName: 'TransferSecurityPolicy-2018-11',
    Tags: [],
  },
}

/** Parts of what AWS lists for the two policies. */
const ALGORITHMS: Readonly<Record<string, object>> = {
  'TransferSecurityPolicy-2025-03': {
    SshKexs: ['mlkem768x25519-sha256', 'curve25519-sha256', 'diffie-hellman-group16-sha512'],
    SshMacs: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com'],
  },
  'TransferSecurityPolicy-2018-11': {
    SshKexs: ['curve25519-sha256', 'diffie-hellman-group14-sha256', 'diffie-hellman-group14-sha1'],
    SshMacs: ['hmac-sha2-256', 'hmac-sha1'],
  },
}

const asked = ({ body }: AnswerRequest, member: string): string =>
  String((JSON.parse(body) as Record<string, unknown>)[member])

const answering = (operation: string, respond: (request: AnswerRequest) => object): Answer => ({
  service: 'transfer',
  operation,
  respond: request => json(respond(request)),
})

export const answers: readonly Answer[] = [
  answering('ListServers', ({ region }) => ({ Servers: region === MAIN ? [listed(PARTNERS), listed(LEGACY)] : [] })),
  answering('DescribeServer', request => ({ Server: SERVERS[asked(request, 'ServerId')] })),
  answering('DescribeSecurityPolicy', request => {
    const SecurityPolicyName = asked(request, 'SecurityPolicyName')
    const more = { Fips: false, Type: 'SERVER', Protocols: ['SFTP', 'FTPS'] }
    return { SecurityPolicy: { SecurityPolicyName, ...more, ...ALGORITHMS[SecurityPolicyName] } }
  }),
  answering('ListConnectors', ({ region }) => ({
    Connectors:
      region === MAIN
        ? [{ Arn: arn(`connector/${CONNECTOR}`), ConnectorId: CONNECTOR, Url: 'sftp://files.partner.example' }]
        : [],
  })),
  answering('DescribeConnector', () => ({
    Connector: {
      Arn: arn(`connector/${CONNECTOR}`),
      ConnectorId: CONNECTOR,
      Url: 'sftp://files.partner.example',
      AccessRole: `arn:aws:iam::${ACCOUNT}:role/nwp-transfer`,
      SftpConfig: { UserSecretId: 'aws/transfer/partner', TrustedHostKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5'] },
      SecurityPolicyName: 'TransferSFTPConnectorSecurityPolicy-2024-03',
      EgressType: 'SERVICE_MANAGED',
      Status: 'ACTIVE',
      Tags: [],
    },
  })),
]
