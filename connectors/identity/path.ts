/** Kinds of resources that act with a role of their own. */
export type CarrierKind =
  | 'agent-runtime'
  | 'apprunner-service'
  | 'browser'
  | 'code-interpreter'
  | 'codebuild-project'
  | 'deployment-group'
  | 'ec2-instance'
  | 'ecs-service'
  | 'eks-cluster'
  | 'emr-cluster'
  | 'glue-dev-endpoint'
  | 'glue-job'
  | 'identity-pool'
  | 'instance-profile'
  | 'job-definition'
  | 'lambda-function'
  | 'launch-template'
  | 'sagemaker-domain'
  | 'sagemaker-notebook'
  | 'stack'
  | 'stack-set'
  | 'state-machine'
  | 'task-definition'

/** What a path's actions are done to. */
export type On =
  /** The user or role whose rights are got. */
  | 'target'
  /** A customer managed policy that the target holds. */
  | 'targetPolicy'
  | 'self'
  /** A customer managed policy that the principal holds, itself or through a group. */
  | 'ownPolicy'
  /** A group that the principal is in. */
  | 'ownGroup'
  /** A group that the principal is not in. */
  | 'group'
  /** A user or role that the principal makes; see `makes`. */
  | 'made'
  /** The policy of the account that is the principal's permissions boundary. */
  | 'ownBoundary'
  /** The identity provider that the target trusts. */
  | 'provider'
  /** A resource that the principal makes, and names as it likes. */
  | 'new'
  /** A resource that is there already; see `carrier`. */
  | 'there'

export interface Path {
  readonly id: string
  /**
   * `passed-role`: a role that the principal hands to a service (iam:PassRole). `carried-role`: the role that a resource has.
   * `user`, `role`: a principal of IAM. `self`: more rights for the principal itself.
   * `new`: a user or role that it makes. `federated-role`: a role for those whom an identity provider vouches for.
   * `assigned-role`, `own-set`: a role that IAM Identity Center made, another one or its own. `retagged`: what other tags of its own open.
   */
  readonly gets:
    | 'passed-role'
    | 'carried-role'
    | 'user'
    | 'role'
    | 'self'
    | 'new'
    | 'federated-role'
    | 'assigned-role'
    | 'own-set'
    | 'retagged'
  /** Of `new`: what is made. */
  readonly makes?: 'user' | 'role'
  /** Of `self`: whom it is open to; left out, both. */
  readonly for?: 'user' | 'role'
  /** The service that the role must trust. */
  readonly service?: string
  /** The kind of resource that must be there. */
  readonly carrier?: CarrierKind
  /** Actions by what they are done to. */
  readonly does: Readonly<Partial<Record<On, readonly string[]>>>
  /** Of `role`: by the trust policy as it is, or by one that the principal writes. */
  readonly by?: 'trust' | 'own-trust'
  /**
   * Rights that the target gets on the way: any at all, those of a managed policy, of a group, without its boundary, within another
   * boundary, of an older version.
   */
  readonly gives?: 'any' | 'managed' | 'membership' | 'no-boundary' | 'other-boundary' | 'older-version'
  /** What no collected setting says, and has to be so, in words. */
  readonly if?: readonly string[]
  /** Of `federated-role`: the kind of provider, as its ARN names it, and whether it says what conditions ask of those it vouches for. */
  readonly provider?: 'saml-provider' | 'oidc-provider'
  readonly vouches?: boolean
  /** What must be so for it to work. */
  readonly needs?: readonly ('key-slot' | 'keys' | 'login-profile' | 'no-login-profile' | 'instance-profile')[]
}

/** The services that act with the role, by the names that trust policies give them. */
export const EC2 = 'ec2.amazonaws.com'
export const LAMBDA = 'lambda.amazonaws.com'
export const TASKS = 'ecs-tasks.amazonaws.com'
export const GLUE = 'glue.amazonaws.com'
export const CODEBUILD = 'codebuild.amazonaws.com'
export const STACKS = 'cloudformation.amazonaws.com'
export const SAGEMAKER = 'sagemaker.amazonaws.com'
export const APPRUNNER = 'tasks.apprunner.amazonaws.com'
export const COGNITO = 'cognito-identity.amazonaws.com'
export const AGENTCORE = 'bedrock-agentcore.amazonaws.com'

export const passed = (id: string, service: string, ...actions: string[]): Path => ({
  id,
  gets: 'passed-role',
  service,
  does: { target: ['iam:PassRole'], new: actions },
  ...(service === EC2 && { needs: ['instance-profile'] }),
})
export const passedTo = (id: string, service: string, carrier: CarrierKind, ...actions: string[]): Path => ({
  id,
  gets: 'passed-role',
  service,
  carrier,
  does: { target: ['iam:PassRole'], there: actions },
})
export const carried = (id: string, service: string, carrier: CarrierKind, ...actions: string[]): Path => ({
  id,
  gets: 'carried-role',
  service,
  carrier,
  does: { there: actions },
})
export const ofUser = (
  id: string,
  needs: NonNullable<Path['needs']>,
  actions: string[],
  gives?: Path['gives'],
): Path => ({
  id,
  gets: 'user',
  does: { target: actions },
  needs,
  ...(gives && { gives }),
})
export const ofRole = (id: string, by: 'trust' | 'own-trust', does: Path['does'], gives?: Path['gives']): Path => ({
  id,
  gets: 'role',
  by,
  does,
  ...(gives && { gives }),
})
export const self = (id: string, does: Path['does'], gives: Path['gives'], of?: 'user' | 'role'): Path => ({
  id,
  gets: 'self',
  does,
  ...(gives && { gives }),
  ...(of && { for: of }),
})

export const fresh = (
  id: string,
  makes: NonNullable<Path['makes']>,
  made: readonly string[],
  gives: NonNullable<Path['gives']>,
): Path => ({ id, gets: 'new', makes, does: { made }, gives })

export const retagged = (id: string, of: 'user' | 'role', action: string): Path => ({
  ...{ id, gets: 'retagged', for: of, does: { self: [action] } },
})

export const federated = (
  id: string,
  provider: NonNullable<Path['provider']>,
  action: string,
  of: { readonly if: readonly string[]; readonly vouches: boolean },
): Path => ({ id, gets: 'federated-role', provider, does: { provider: [action] }, ...of })

/** IAM Identity Center answers the account that owns it, or administers it for the organization. */
const ADMINISTERS = 'the account administers IAM Identity Center'
export const ownSet = (id: string, ...actions: string[]): Path => ({
  ...{ id, gets: 'own-set', does: { new: actions }, gives: 'any', if: [ADMINISTERS] },
})
export const assigned = (id: string, actions: string[], gives?: Path['gives']): Path => ({
  ...{ id, gets: 'assigned-role', does: { new: actions }, ...(gives && { gives }) },
  if: [ADMINISTERS, 'it can sign in as a user of IAM Identity Center'],
})

/** What is written in front of the actions of a path where they alone do not say it. */
export function nameOfPath({ does, by }: Path): string {
  const actions = Object.values(does).flat()
  return [...actions, ...(by === 'trust' ? ['sts:AssumeRole'] : [])].join(' + ')
}
