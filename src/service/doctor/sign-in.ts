import type { Config } from '../../config.ts'
import { errorText } from '../runtime/error-text.ts'
import { Provider } from '../sign-in/provider.ts'
import { failed, ok, warning } from './examination.ts'

/** The OpenID provider: that it is reached, is the issuer that it is taken for, and can do what is asked of it. */
export async function examineProvider({ oidc, allowPrivateDestinations }: Config) {
  if (!oidc) return ok('People sign in with keys and links alone.')
  let found: Awaited<ReturnType<Provider['discover']>>
  try {
    found = await new Provider(oidc, allowPrivateDestinations).discover()
  } catch (error) {
    return failed(
      'provider',
      `The OpenID provider of EXHIBIT_OIDC_ISSUER could not be asked (${errorText(error)}): compare the address with what the provider says of itself.`,
    )
  }
  const said = found.serverMetadata()
  const lacking = (['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const).filter(name => !said[name])
  if (lacking.length > 0)
    return failed('provider', `The OpenID provider names no ${lacking.join(', no ')}: it cannot sign people in.`)
  if (oidc.roles.length === 0)
    return warning('no_roles', `${said.issuer} answers, but EXHIBIT_OIDC_ROLES gives nobody a role: an admin has to.`)
  return ok(`${said.issuer} answers and can sign people in.`)
}
