import type { WebhookFilterType } from '@aws-sdk/client-codebuild'
import { check, fail, findOf, meaningOf, notApplicable, pass, Unjudgeable, unknown } from '../../kit/index.ts'
import { project } from './project.ts'

/** The kinds of filter that keep somebody out: who pushes, and from or into which branch. */
const KEEPS_OUT: Readonly<Record<WebhookFilterType, boolean>> = {
  ACTOR_ACCOUNT_ID: true,
  BASE_REF: true,
  COMMIT_MESSAGE: false,
  EVENT: false,
  FILE_PATH: false,
  HEAD_REF: true,
  ORGANIZATION_NAME: false,
  RELEASE_NAME: false,
  REPOSITORY_NAME: false,
  TAG_NAME: false,
  WORKFLOW_NAME: false,
}

const UNTOLD = 'Exhibit cannot tell whether a pattern of the webhook must match a whole value.'

/** The alternatives of a regular expression that stand outside groups and classes. */
function alternativesOf(pattern: string): string[] {
  const found = ['']
  let groups = 0
  let isInClass = false
  for (const [part] of pattern.matchAll(/\\.|[\s\S]/g)) {
    if (part === '[') isInClass = true
    else if (part === ']') isInClass = false
    else if (part === '(' && !isInClass) groups++
    else if (part === ')' && !isInClass) groups--
    if (part === '|' && groups === 0 && !isInClass) found.push('')
    else found.push(`${found.pop()}${part}`)
  }
  // What is quoted, or a class that begins with its own bracket, is not read as the engine reads it.
  if (groups !== 0 || isInClass || /\\Q/.test(pattern)) throw new Unjudgeable(UNTOLD)
  return found
}

/** Whether a pattern must match the whole of a text. Where it could be so by other means than `^` and `$`, nobody knows. */
function isAnchored(pattern: string): boolean {
  const ends = alternativesOf(pattern)
  if (ends.every(one => /^\^(?:|[\s\S]*[^\\]|(?:[\s\S]*[^\\])?(?:\\\\)+)\$$/.test(one))) return true
  if (/\\[AzZGQ]|\(\?/.test(pattern) || ends.some(one => /^\(|\)$/.test(one))) throw new Unjudgeable(UNTOLD)
  return false
}

export const patternsAnchored = check(project, {
  id: 'codebuild-project-webhook-patterns-anchored',
  title: 'Webhooks of CodeBuild projects compare whole values',
  severity: 'high',
  remediation: 'Begin each pattern for actors and branches with ^ and end it with $.',
  why: 'A pattern without an end is met by any longer value too, such as an account number that contains an allowed one.',
  references: ['https://docs.aws.amazon.com/codebuild/latest/userguide/github-webhook.html'],
  equivalents: { prowler: ['codebuild_project_webhook_filters_use_anchored_patterns'] },
  test({ Project: of }) {
    if (of === null) return unknown('AWS did not describe the project.')
    if (!of.webhook) return notApplicable('The project has no webhook.')
    const filters = (of.webhook.filterGroups ?? []).flat().filter(({ excludeMatchedPattern: out }) => !out)
    const kept = filters.filter(({ type }) => !type || !Object.hasOwn(KEEPS_OUT, type) || KEEPS_OUT[type])
    if (kept.length === 0) return notApplicable('No filter of the webhook is for actors or branches.')
    const open = findOf(kept, ({ type, pattern }) => {
      if (!type || !pattern) throw new Unjudgeable('AWS did not state a filter of the webhook.')
      return meaningOf(type, KEEPS_OUT, 'the kind of a webhook filter') && !isAnchored(pattern)
    })
    return open
      ? fail(`The pattern ${open.pattern} for ${open.type} need not match the whole value.`)
      : pass('Patterns for actors and branches must match whole values.')
  },
})
