import { patternsAnchored } from '../../../../connectors/aws/codebuild/webhook.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Project: object | null) => ({ settings: { name: 'pay', Project } })
const filters = (...filterGroups: object[][]) => of({ name: 'pay', webhook: { filterGroups } })
const PUSH = { type: 'EVENT', pattern: 'PUSH' }
const actor = (pattern?: string, more: object = {}) => ({ type: 'ACTOR_ACCOUNT_ID', pattern, ...more })
const branch = (pattern: string) => ({ type: 'HEAD_REF', pattern })

checkTable(patternsAnchored, {
  pass: ['^12345$', '^12345$|^67890$', '^(12345|67890)$', '^[|1-9]+$', String.raw`^a\|b$`, String.raw`^a\\$`, '^$'].map(
    pattern => ({ case: pattern, ...filters([PUSH, actor(pattern)]) }),
  ),
  fail: [
    ...[
      '12345',
      '^12345',
      '12345$',
      '^12345$|67890',
      '^12345|67890$',
      '^12345$|',
      '^1[0|1]$|2',
      String.raw`^cost\$`,
    ].map(pattern => ({ case: pattern, ...filters([PUSH, actor(pattern)]) })),
    { case: 'a branch', ...filters([PUSH, actor('^12345$'), branch('^refs/heads/main')]), reason: /HEAD_REF/ },
    { case: 'in a second group', ...filters([PUSH, actor('^12345$')], [PUSH, { type: 'BASE_REF', pattern: 'main' }]) },
    { case: 'beside one that Exhibit cannot tell', ...filters([actor('(^1$)')], [actor('12345')]) },
  ],
  notApplicable: [
    { case: 'no webhook', ...of({ name: 'pay' }) },
    { case: 'no filters', ...of({ name: 'pay', webhook: { url: 'https://hooks.example' } }) },
    { case: 'events and paths alone', ...filters([PUSH, { type: 'FILE_PATH', pattern: 'src/' }]) },
    { case: 'what is left out', ...filters([PUSH, actor('12345', { excludeMatchedPattern: true })]) },
  ],
  unknown: [
    { case: 'AWS describes nothing', ...of(null) },
    { case: 'no pattern', ...filters([PUSH, actor()]) },
    { case: 'a kind of tomorrow', ...filters([{ type: 'SIGNATURE', pattern: 'x' }]), reason: /SIGNATURE/ },
    { case: 'anchors inside a group', ...filters([PUSH, actor('(^12345$)')]) },
    { case: 'anchors of another kind', ...filters([PUSH, actor(String.raw`\A12345\z`)]) },
    { case: 'an alternative behind what is quoted', ...filters([PUSH, actor(String.raw`^\Q[\E|1$`)]) },
    { case: 'the same, with an end', ...filters([PUSH, actor(String.raw`^\Q[\E|\Q]\E$`)]) },
    { case: 'a class that begins with its own bracket', ...filters([PUSH, actor('^[](]|1$')]) },
    { case: 'flags', ...filters([PUSH, actor('(?i)^abc$')]) },
  ],
})
