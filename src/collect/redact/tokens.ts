/** A secret that is known by its form alone, whatever field it is in. */
export interface TokenForm {
  readonly rule: string
  /** With the flag `g`. Every repetition is bounded or begins where none did before, so that a long text costs its length. */
  readonly form: RegExp
}

const form = (rule: string, pattern: string): TokenForm => ({ rule, form: new RegExp(pattern, 'g') })

/** Not in the midst of a word: for prefixes so short that they occur in other words. */
const ALONE = '(?<![A-Za-z0-9])'

/** What issuers print in front of the secrets they issue, so that scanners find them. */
export const TOKEN_FORMS: readonly TokenForm[] = [
  form(
    'private-key',
    '-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----(?:[^]{0,20000}?-----END [A-Z0-9 ]{1,60}-----|[^]{0,20000})',
  ),
  form('private-key', 'PuTTY-User-Key-File-\\d[^]{0,20000}'),
  form('private-key', 'AGE-SECRET-KEY-1[A-Z0-9]{50,70}'),
  // From the claims on; read backwards from there, as `eyJ` may repeat without end.
  form('jwt', '(?<=eyJ[A-Za-z0-9_-]{6,2000})\\.eyJ[A-Za-z0-9_-]{6,8000}(?:\\.[A-Za-z0-9_-]{0,2000})?'),
  form('github-token', 'gh[oprsu]_[A-Za-z0-9]{36,255}'),
  form('github-token', 'github_pat_[A-Za-z0-9_]{60,255}'),
  form('gitlab-token', 'gl(?:pat|ptt|dt|rt|cbt|soat|ft|agent|oas)-[A-Za-z0-9_-]{20,255}'),
  form('npm-token', 'npm_[A-Za-z0-9]{36,64}'),
  form('pypi-token', 'pypi-Ag[A-Za-z0-9_-]{30,400}'),
  form('slack-token', 'xox[a-z]-[A-Za-z0-9-]{10,255}'),
  form('slack-token', 'xapp-\\d-[A-Za-z0-9-]{10,255}'),
  form('slack-token', 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]{8,255}'),
  form('stripe-key', `${ALONE}[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}`),
  form('stripe-key', 'whsec_[A-Za-z0-9+/=]{24,255}'),
  form('sendgrid-key', `${ALONE}SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,64}`),
  form('twilio-key', `${ALONE}SK[0-9a-f]{32}(?![0-9A-Za-z])`),
  form('anthropic-key', 'sk-ant-[A-Za-z0-9_-]{20,255}'),
  form('openai-key', `${ALONE}sk-(?=[A-Za-z_-]{0,60}\\d)(?=[a-z0-9_-]{0,60}[A-Z])[A-Za-z0-9_-]{20,255}`),
  form('google-api-key', 'AIza[A-Za-z0-9_-]{35}'),
  form('google-oauth-secret', 'GOCSPX-[A-Za-z0-9_-]{20,64}'),
  form('google-oauth-token', `${ALONE}ya29\\.[A-Za-z0-9_-]{20,500}`),
  form('discord-webhook', 'discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/\\d{5,25}/[A-Za-z0-9_-]{20,100}'),
  form('teams-webhook', '\\.webhook\\.office\\.com/webhookb2/[A-Za-z0-9@/_-]{20,400}'),
  form('teams-webhook', 'outlook\\.office(?:365)?\\.com/webhook/[A-Za-z0-9@/_-]{20,400}'),
  form('pagerduty-webhook', 'events\\.(?:eu\\.)?pagerduty\\.com/(?:integration|x-ere)/[A-Za-z0-9]{16,64}'),
  form('shopify-token', 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'),
  form('digitalocean-token', 'do[opr]_v1_[a-f0-9]{64}'),
  form('databricks-token', `${ALONE}dapi[a-f0-9]{32}(?![0-9A-Za-z])`),
  form('hashicorp-token', `${ALONE}hv[bsr]\\.[A-Za-z0-9_-]{24,300}`),
  form('hashicorp-token', '[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60,70}'),
  form('azure-signature', '[?&]sig=[A-Za-z0-9%+/=_-]{20,200}'),
  form('aws-signature', 'X-Amz-(?:Signature|Security-Token)=[A-Za-z0-9%+/=_-]{20,2000}'),
  form('aws-session-token', '(?:FwoGZXIvYXdz|FQoGZXIvYXdz|IQoJb3JpZ2lu)[A-Za-z0-9+/=]{50,4000}'),
  form('square-token', `${ALONE}EAAA[A-Za-z0-9_-]{60}(?![A-Za-z0-9_-])`),
  form('square-token', 'sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,60}'),
  form('mailgun-key', `${ALONE}key-[0-9a-f]{32}(?![0-9A-Za-z])`),
  form('mailchimp-key', `${ALONE}[0-9a-f]{32}-us\\d{1,2}(?!\\d)`),
  form('new-relic-key', 'NR(?:AK|AA|JS|II|RA)-[A-Za-z0-9-]{20,64}'),
  form('datadog-key', `${ALONE}ddapp_[A-Za-z0-9]{34,64}`),
  form('datadog-key', `${ALONE}pub[0-9a-f]{32}(?![0-9A-Za-z])`),
  form('sentry-token', 'sntry[su]_[A-Za-z0-9_+/=-]{32,400}'),
  form('grafana-token', 'glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}'),
  form('linear-key', 'lin_api_[A-Za-z0-9]{32,64}'),
  form('atlassian-token', 'ATATT3[A-Za-z0-9_=-]{50,300}'),
  form('docker-token', 'dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,64}'),
  form('huggingface-token', `${ALONE}hf_[A-Za-z0-9]{30,64}`),
  form('telegram-token', `${ALONE}\\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])`),
]

/** Whether a text can hold any of them: most hold none, and one look is cheaper than fifty. */
export const mayHoldToken = (text: string): boolean => text.length >= 16 && HINTS.test(text)

const HINTS =
  /-----BEGIN|PuTTY-|AGE-SECRET|\.eyJ|gh[oprsu]_|github_pat_|gl[a-z]{2,5}-|npm_|pypi-|xox|xapp-|hooks\.slack|[rs]k_|whsec_|SG\.|SK[0-9a-f]|sk-|AIza|GOCSPX|ya29|webhook|pagerduty|shp|do[opr]_v1|dapi|hv[bsr]\.|atlasv1|sig=|X-Amz-|ZXIvYXdz|IQoJb3|EAAA|sq0|key-|-us\d|NR[A-Z]{2}-|ddapp_|pub[0-9a-f]|sntry|glsa_|lin_api|ATATT3|dckr_|hf_|:AA/
