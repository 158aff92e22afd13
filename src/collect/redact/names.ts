// Under which names people keep secrets, and what such a name may hold that is none.

/** At the end of the last word, with whatever in front: `dbpassword`, `client_secret`, `OAuthToken`. */
const ENDING =
  /(?:password|passwd|passphrase|passcode|passwort|pwd|secret|token|credential|(?:api|access|secret|private|account|shared|auth|encryption|signing|master|license|ssh|deploy|service|storage|admin)key)s?$/
/** Words too short to end another one: `bypass` is none. */
const WHOLE = new Set(['pass', 'pw', 'psk', 'creds', 'cred'])
/** Words that say so only behind another: GITHUB_PAT. */
const BEHIND = new Set(['pat', 'sas'])

/** In names of several words that end in "key": what is not kept secret. */
const OPEN_KEYS = new Set(
  'public pub partition primary foreign sort hash range s3 object kms cmk cache idempotency dedup row map tag resource condition metric host index lookup routing group unique prefix attribute context bucket file sse registry registration custom cluster arrow hot search event message image test other my some example first last'.split(
    ' ',
  ),
)
/** In names written as one word (`EncryptionKey`), as AWS writes its own: which of them are kept secret. */
const CLOSED_KEYS = new Set(
  'api access secret private account shared auth encryption signing master license ssh deploy service storage admin'.split(
    ' ',
  ),
)

/** Names of AWS's own that end like secrets: settings, and what pages a list or makes a call idempotent. */
const OF_AWS =
  /(?:(?:http|next|client|request|pagination|continuation|idempotency|lock|change|update|sync|progress|page|creation|sequence|forward|backward)tokens?|ec2sshkey)$/i

/** Every name below has one of these: what has none costs no more than to see that. */
const MAYBE = /pass|pw|secret|token|cred|key|psk|pat|sas/i

/** Whether something of this name is kept secret, as far as its name tells. */
export function secretName(name: string): boolean {
  const short = name.slice(-80)
  if (!MAYBE.test(short) || OF_AWS.test(short)) return false
  const words = short
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map(word => (word === 's3' ? word : word.replace(/\d+$/, '')))
    .filter(word => word !== '')
  if (words.at(-1) === 'value') words.pop()
  const [before, last] = [words.at(-2), words.at(-1)]
  if (last === undefined) return false
  if (ENDING.test(last) || WHOLE.has(last)) return true
  if (before === undefined) return false
  if (last === 'key' || last === 'keys')
    return CLOSED_KEYS.has(before) || (/[_.\-/ ]keys?\d*$/i.test(short) && !OPEN_KEYS.has(before))
  return BEHIND.has(last)
}

const WORDS =
  /^(?:true|false|yes|no|on|off|none|null|nil|undefined|enabled?|disabled?|required|optional|default|auto|automatic|active|inactive|enforced|always|never|present|absent|unset|set|empty|changeme|noecho|redacted|rotated?|rotation|weekly|daily|monthly|yearly|manual|hidden|masked|n\/?a|basic|bearer|public|private|plaintext|secretsmanager|ssm)$/i

/** What stands where a secret would and is none. */
const NO_SECRETS: readonly RegExp[] = [
  WORDS,
  /^[*•.xX<>?_-]*$/,
  // References, for somebody else to resolve: Secrets Manager, Parameter Store, environment variables, templates.
  /^\{\{.{0,500}\}\}$/,
  /^\$\{[^}]{0,200}\}$/,
  /^\$[A-Z_][A-Z0-9_]{0,60}$/,
  /^<[^<>]{0,100}>$/,
  /^\[redacted\b/,
  /^arn:[a-z0-9-]{1,30}:/,
  /^alias\//,
  /^\/[a-z][a-z0-9_-]{0,60}(?:\/[a-z][a-z0-9_-]{0,60}){1,8}$/,
  // Identifiers: access key ids, resource ids, dates, small numbers.
  /^A(?:KIA|SIA)[A-Z2-7]{16}$/,
  /^[a-z]{1,10}-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
  /^\d{4}-\d\d-\d\d(?:[T ][\d:.Z+-]{0,20})?$/,
  /^-?\d{1,3}$/,
]

/** Whether a value that bears the name of a secret is plainly something else. */
export const noSecret = (value: string): boolean => NO_SECRETS.some(form => form.test(value))

/** Letters and digits without a word's form, as keys are that somebody generated. */
export const looksRandom = (value: string, atLeast: number): boolean =>
  value.length >= atLeast && /^[A-Za-z0-9+/=_!@#%^&-]+$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value)
