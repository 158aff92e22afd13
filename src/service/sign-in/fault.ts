/** Why somebody was not signed in; the web interface has a sentence for each. */
export const FAULTS = [
  'cancelled',
  'disabled',
  'domain',
  'expired',
  'no_email',
  'no_role',
  'provider',
  'unverified',
  'wrong_answer',
] as const
export type Fault = (typeof FAULTS)[number]

/** `who` is an address that the provider vouched for, for the audit log; null where it is not known. */
export class SignInError extends Error {
  override readonly name = 'SignInError'
  readonly fault: Fault
  readonly who: string | null

  constructor(fault: Fault, who: string | null = null, cause?: unknown) {
    super(SENTENCES[fault], { cause })
    this.fault = fault
    this.who = who
  }
}

const SENTENCES: Readonly<Record<Fault, string>> = {
  cancelled: 'The provider did not let this person in.',
  disabled: 'An admin of Exhibit has disabled this person.',
  domain: 'The domain of this address is not one of EXHIBIT_OIDC_DOMAINS.',
  expired: 'The sign-in took longer than ten minutes or began in another browser.',
  no_email: 'The provider gave no e-mail address: allow the client the scope email.',
  no_role: 'Neither EXHIBIT_OIDC_ROLES nor an admin gives this person a role.',
  provider: 'The OpenID provider could not be asked.',
  unverified: 'The provider has not verified this e-mail address.',
  wrong_answer: 'The answer of the OpenID provider is not valid.',
}
