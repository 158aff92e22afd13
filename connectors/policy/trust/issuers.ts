/**
 * Issuers of OpenID Connect tokens, and what says whose a token is. As of 2026-11-28. `aws` marks those of AWS's list
 * (IAM User Guide, "Identity-provider controls for shared OIDC providers"), with the claim that AWS asks a trust policy for;
 * the others are from the issuer's own documentation on AWS.
 */
export interface Issuer {
  /** Host and path without a scheme, in lower case; a pattern where the path names a customer. */
  readonly at: string | RegExp
  readonly aws?: boolean
  /** Who signs in with its tokens. */
  readonly of: 'people' | 'workloads'
  /**
   * What tells the customers apart. `owner`: everybody can get a token, and claims name whose workload it is. `application`:
   * everybody can get a token, and the audience names the application only. `sign-up`: the issuer is one application's, and
   * everybody can sign up to it. `own`: the issuer is one customer's own. `session`: the session's name.
   */
  readonly by: 'owner' | 'application' | 'sign-up' | 'own' | 'session'
  /** Words in a subject (`repo:owner/name`) that an owner follows; none: the first word does. */
  readonly labels?: readonly string[]
  /** Claims whose value is, or begins with, an owner. */
  readonly claims?: readonly string[]
  /** Claims that name an application. */
  readonly applications?: readonly string[]
  /** Claims that name a person, or an organization of persons. */
  readonly persons?: readonly string[]
  /** Any subject, if it is compared as a whole, is one owner's. */
  readonly wholeSubject?: boolean
}

const GITHUB = {
  of: 'workloads',
  by: 'owner',
  labels: [
    'repo',
    'repository',
    'repository_owner',
    'repository_id',
    'repository_owner_id',
    'job_workflow_ref',
    'workflow_ref',
    'enterprise',
    'enterprise_id',
  ],
  claims: [
    'repository',
    'repository_owner',
    'repository_id',
    'repository_owner_id',
    'job_workflow_ref',
    'enterprise',
    'enterprise_id',
  ],
} as const satisfies Partial<Issuer>

const bySubject = (at: string, aws = true): Issuer => ({ at, aws, of: 'workloads', by: 'owner', wholeSubject: true })

export const ISSUERS: readonly Issuer[] = [
  { at: 'token.actions.githubusercontent.com', aws: true, ...GITHUB },
  { at: 'vstoken.actions.githubusercontent.com', aws: true, ...GITHUB },
  bySubject('oidc-configuration.audit-log.githubusercontent.com'),
  // GitHub Enterprise Cloud: an issuer of the enterprise's own, by a switch or by data residency.
  { at: /^token\.actions\.githubusercontent\.com\/[^/]+$/, of: 'workloads', by: 'own' },
  { at: /^token\.actions\.[^./]+\.ghe\.com$/, of: 'workloads', by: 'own' },
  { at: /^github\.com\/enterprises\/[^/]+$/, of: 'workloads', by: 'own' },
  {
    at: 'gitlab.com',
    aws: true,
    of: 'workloads',
    by: 'owner',
    labels: ['project_path', 'project_id', 'namespace_path', 'namespace_id'],
    claims: ['project_path', 'project_id', 'namespace_path', 'namespace_id'],
  },
  {
    at: 'app.terraform.io',
    aws: true,
    of: 'workloads',
    by: 'owner',
    labels: ['organization'],
    claims: ['terraform_organization_id', 'terraform_organization_name', 'terraform_workspace_id'],
  },
  {
    at: 'agent.buildkite.com',
    aws: true,
    of: 'workloads',
    by: 'owner',
    labels: ['organization'],
    claims: ['organization_slug', 'organization_id', 'pipeline_id', 'cluster_id'],
  },
  bySubject('oidc.codefresh.io'),
  bySubject('studio.datachain.ai/api'),
  bySubject('scalr.io'),
  bySubject('tokens.cloud.shisho.dev'),
  bySubject('proidc.upbound.io'),
  // IBM Turbonomic: the cluster is IBM's, the namespace the customer's.
  ...[
    'rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7',
    'rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr',
    'rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg',
    'rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26',
    'oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb',
    'oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu',
  ].map((at): Issuer => ({ ...bySubject(at), labels: ['system:serviceaccount'] })),
  { ...bySubject('oidc.vercel.com'), labels: ['owner', 'owner_id'], claims: ['aud', 'owner', 'owner_id'] },
  { ...bySubject('api.pulumi.com/oidc'), labels: ['org', 'organization'], claims: ['aud'] },
  { ...bySubject('sandboxes.cloud'), claims: ['aud'] },
  { at: 'sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d', aws: true, of: 'workloads', by: 'session' },
  bySubject('oidc.circleci.com', false),
  bySubject('oidc.modal.com', false),
  bySubject('login.app.env0.com', false),
  bySubject('api.bitbucket.org', false),
  bySubject('oidc.fly.io', false),
  {
    // Amazon Cognito identity pools; China's and GovCloud's have issuers of their own.
    at: /^cognito-identity(?:-us-gov|\.[a-z]{2}-[a-z-]+-\d)?\.amazonaws\.com(?:\.cn)?$/,
    aws: true,
    of: 'people',
    by: 'application',
    claims: ['aud'],
    persons: ['sub'],
  },
  {
    at: 'accounts.google.com',
    of: 'people',
    by: 'application',
    applications: ['aud', 'oaud', 'azp'],
    persons: ['sub', 'email', 'google/organization_number'],
  },
  { at: 'graph.facebook.com', of: 'people', by: 'application', applications: ['app_id'], persons: ['id'] },
  { at: 'www.amazon.com', of: 'people', by: 'application', applications: ['app_id'], persons: ['user_id'] },
  { at: 'appleid.apple.com', of: 'people', by: 'application', applications: ['aud'], persons: ['sub'] },
  { at: /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/[^/]+$/, of: 'people', by: 'sign-up' },
  // Microsoft's accounts for everybody, and its issuers for any tenant.
  {
    at: /^(?:login\.microsoftonline\.com|sts\.windows\.net)\/(?:9188040d-6c67-4c5b-b112-36a304b66dad|common|consumers|organizations)(?:\/|$)/,
    of: 'people',
    by: 'sign-up',
  },
  { at: /^securetoken\.google\.com\/[^/]+$/, of: 'people', by: 'sign-up' },
  { at: /^[a-z0-9]+\.supabase\.co\/auth\/v1$/, of: 'people', by: 'sign-up' },
]

/** Issuers of one customer's workloads, by their addresses: not shared, but whoever runs there gets a token. */
const WORKLOADS =
  /^(?:oidc\.eks\.|oidc\.circleci\.com\/org\/|api\.bitbucket\.org\/2\.0\/workspaces\/|oidc\.fly\.io\/|oidc\.vercel\.com\/)/

/** `arn:aws:iam::111122223333:oidc-provider/gitlab.com` → `gitlab.com`; AWS's built-in ones are named as they are. */
export const issuerIn = (principal: string): string =>
  (principal.split(':oidc-provider/').pop() ?? '').toLowerCase().replace(/\/$/, '')

export const issuerAt = (issuer: string): Issuer | undefined =>
  ISSUERS.find(({ at }) => (typeof at === 'string' ? at === issuer : at.test(issuer)))

/** Whether its tokens log in pipelines, clusters and the like, not people. */
export const isOfWorkloads = (issuer: string): boolean => WORKLOADS.test(issuer) || issuerAt(issuer)?.of === 'workloads'
