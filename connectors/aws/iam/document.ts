import { repeatsMember } from '../../kit/index.ts'

/** A policy document as evidence stores it: the JSON that IAM hands out as URL-encoded text (RFC 3986), or that text. */
export type PolicyDocument = Record<string, unknown> | string

export interface InlinePolicy {
  PolicyName: string | undefined
  PolicyDocument: PolicyDocument | undefined
}

/**
 * Decodes a document, so that auditors can read it and differences show. Text that is not JSON, or that names a member twice,
 * of which an object would keep one, stays as it came.
 */
export function decoded(document: string | undefined): PolicyDocument | undefined {
  if (document === undefined) return undefined
  try {
    const text = document.trimStart().startsWith('{') ? document : decodeURIComponent(document)
    const value = JSON.parse(text) as Record<string, unknown>
    return repeatsMember(text) ? document : value
  } catch {
    return document
  }
}

/** Inline policies as `GetAccountAuthorizationDetails` lists them; an absent list is how XML writes an empty one. */
export const inlinePolicies = (
  list: { PolicyName?: string | undefined; PolicyDocument?: string | undefined }[] | undefined,
): InlinePolicy[] => (list ?? []).map(p => ({ PolicyName: p.PolicyName, PolicyDocument: decoded(p.PolicyDocument) }))
