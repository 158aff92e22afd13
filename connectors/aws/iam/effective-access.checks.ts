import {
  type Context,
  check,
  fail,
  inAccount,
  type Json,
  notApplicable,
  pass,
  Unjudgeable,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { detector } from '../guardduty/detector.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { type EffectiveAccess, effectiveAccess } from './effective-access.ts'

const AN_ADMINISTRATOR = notApplicable('It is an administrator already, which another check judges.')

type Settings = Json<EffectiveAccess>

/** What an assignment gives is judged by the role that is made of its permission set, in the account that it is for. */
function byItsRole({ Kind, Arn, Assignment }: Settings, { account }: Context): Verdict | undefined {
  if (Kind !== 'assignment') return undefined
  if (Assignment?.AccountId !== account)
    return notApplicable(`What it leads to is judged in account ${known(Assignment?.AccountId)}, by its role.`)
  return Arn === null ? undefined : notApplicable(`It is judged by its role, ${known(Arn)}.`)
}

export const principalNotAdministrator = check(effectiveAccess, {
  id: 'iam-principal-not-administrator',
  title: 'IAM users, roles and assignments are no administrators by what all their policies together allow',
  severity: 'high',
  remediation:
    'Replace the policies that give everything by ones for the job, and accept the few administrators that are meant to be.',
  why: 'Policies of groups, managed and inline ones add up, and boundaries and guardrails take away; only what is left counts.',
  test(settings, context) {
    const { Is, Through, Unknown } = settings.Administrator
    // Of another account that is not collected nobody else says it.
    const elsewhere = settings.Arn === null ? undefined : byItsRole(settings, context)
    if (elsewhere) return elsewhere
    if (Is === 'no') return pass('What it may do leaves out IAM, or services that compute, store, encrypt or log.')
    if (Is === 'unknown') return unknown(`It may be an administrator: ${Unknown.join('; ')}.`)
    return fail(`It is an administrator through ${listed(Through.map(t => t.Policy))}.`)
  },
})

export const principalNoPathToAdministrator = check(effectiveAccess, {
  id: 'iam-principal-no-path-to-administrator',
  title: 'No IAM user or role can make itself an administrator',
  severity: 'critical',
  remediation:
    'Take away one of the permissions that the path needs, or limit it to resources and roles that lead no further.',
  why: 'Permissions that look harmless one by one, such as passing a role and starting what runs with it, give all rights together.',
  test(settings, context) {
    if (settings.Administrator.Is === 'yes') return AN_ADMINISTRATOR
    const elsewhere = byItsRole(settings, context)
    if (elsewhere) return elsewhere
    const ways = waysToAdministrator(settings)
    const sure = ways.find(way => way.sure)
    if (sure) return fail(`It becomes an administrator by ${sure.by}.`)
    const [open] = ways
    if (open) return unknown(`It may become an administrator by ${open.by}, if ${known(open.conditions.join('; '))}.`)
    const [unread] = settings.EscalationsUnread
    return unread === undefined ? pass('No known path leads from it to an administrator.') : unknown(unread)
  },
})

interface Way {
  readonly sure: boolean
  readonly by: string
  readonly conditions: readonly string[]
}

type Paths = Pick<EffectiveAccess, 'Escalations' | 'Chains'>

function waysToAdministrator({ Escalations, Chains }: Paths): Way[] {
  const direct = Escalations.filter(e => e.Reaches === 'administrator').map(e => ({
    sure: e.Certainty === 'certain',
    by: `${known(e.Path)} (${known(e.Name)}), with the rights of ${known(e.To)}`,
    conditions: e.Conditions,
  }))
  const chained = Chains.filter(c => c.Reaches === 'administrator').map(c => ({
    sure: c.Certainty === 'certain',
    by: `${c.Hops.map(h => known(h.Path)).join(', then ')}, with the rights of ${known(c.To)}`,
    conditions: c.Conditions,
  }))
  return [...direct, ...chained]
}

/** A name that the item must give: what lacks it cannot be told. */
function known(name: string | undefined): string {
  if (name === undefined || name === '') throw new Unjudgeable('The item leaves out what a reason would have to name.')
  return name
}

const listed = (names: readonly string[]): string => known([...new Set(names.map(known))].join(', '))

const ERASED = ['Backups', 'Trails', 'Keys'] as const

export const principalErasesNoEvidence = check(effectiveAccess, {
  id: 'iam-principal-erases-no-backups-trails-keys',
  title: 'Only administrators can delete backups, trails or encryption keys',
  severity: 'high',
  remediation: 'Deny the deletion of recovery points, trails and keys to everybody whose job it is not.',
  why: 'Ransom and cover-up begin with what would undo them: the backups, the keys and the record of who did what.',
  test(settings, context) {
    const { Administrator, Destroys, DestroysUnread } = settings
    if (Administrator.Is === 'yes') return AN_ADMINISTRATOR
    const elsewhere = byItsRole(settings, context)
    if (elsewhere) return elsewhere
    const erased = ERASED.flatMap(kind => Destroys[kind])
    const sure = erased.filter(d => d.Conditions.length === 0)
    if (sure.length > 0) return fail(`It may do ${listed(sure.map(d => d.Action))}.`)
    const [open] = erased
    if (open !== undefined) return unknown(`It may do ${known(open.Action)}, if ${known(open.Conditions.join('; '))}.`)
    const [unread] = ERASED.flatMap(kind => DestroysUnread[kind] ?? [])
    return unread === undefined
      ? pass('No policy, those of keys and backup vaults included, lets it delete backups, trails or keys.')
      : unknown(unread)
  },
})

const IDLE_DAYS = 90

export const powerfulKeysInUse = check(effectiveAccess, {
  id: 'iam-user-powerful-key-used-90-days',
  title: `Access keys that lead to administration were used in the last ${IDLE_DAYS} days`,
  severity: 'high',
  remediation: 'Deactivate the key, and delete it if nobody misses it.',
  why: 'A key that nobody uses and that opens everything is missed by nobody when it is stolen.',
  test(settings, { asOf }) {
    const active = settings.AccessKeys.filter(key => key.Status !== 'Inactive')
    if (active.length === 0) return notApplicable('It has no active access key.')
    const power = powerOf(settings)
    if (typeof power !== 'boolean') return power
    if (!power) return pass('Its keys lead to no administrator.')
    const before = daysBefore(asOf, IDLE_DAYS)
    const idle = active.find(key => lastUse(settings, key) < before)
    return idle === undefined
      ? pass(`Its active access keys were made or used after ${dayOf(before)}.`)
      : fail(
          `The access key ${known(idle.AccessKeyId)} leads to an administrator, and was last used or made on ${dayOf(lastUse(settings, idle))}.`,
        )
  },
})

function powerOf(settings: Pick<EffectiveAccess, 'Administrator' | 'EscalationsUnread'> & Paths): boolean | Verdict {
  if (settings.Administrator.Is === 'yes') return true
  const ways = waysToAdministrator(settings)
  if (ways.some(way => way.sure)) return true
  const why = settings.Administrator.Unknown[0] ?? ways[0]?.conditions[0] ?? settings.EscalationsUnread[0]
  return why === undefined
    ? false
    : unknown(`Whether its keys lead to an administrator is not known: ${why.replace(/\.$/, '')}.`)
}

interface Key {
  readonly AccessKeyId?: string | undefined
  readonly CreateDate?: string | undefined
}

/** When a key was last used, or else made. */
function lastUse({ Use }: Pick<EffectiveAccess, 'Use'>, { AccessKeyId, CreateDate }: Key): Date {
  const used = Use.Keys.find(key => key.AccessKeyId === AccessKeyId)?.LastUsedDate ?? CreateDate
  if (used === undefined) throw new Unjudgeable('AWS did not say when an access key was made.')
  return moment(used)
}

export const principalNotQuarantined = check(effectiveAccess, {
  id: 'iam-principal-credentials-not-exposed',
  title: 'AWS has found no credentials of the principal in public',
  severity: 'critical',
  remediation:
    'Delete the keys that AWS names in its notice, look for what was done with them, and then detach the quarantine policy.',
  references: ['https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html'],
  test({ Kind, Quarantine }) {
    if (Kind === 'assignment') return notApplicable('An assignment has no credentials of its own.')
    return Quarantine.length === 0
      ? pass('No quarantine policy of AWS is attached.')
      : fail(`AWS has attached ${Quarantine.join(', ')}, as it does with credentials that it found in public.`)
  },
})

export const noCredentialFindings = check(effectiveAccess, {
  id: 'iam-principal-no-credential-findings',
  title: 'GuardDuty has no open finding about the credentials of the principal',
  severity: 'critical',
  remediation:
    'Deactivate the credentials that the finding names, look for what was done with them, and archive the finding once that is over.',
  references: ['https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-iam.html'],
  why: 'Credentials that somebody else uses open all that their owner may do.',
  reads: { detectors: inAccount(detector, d => d.Detector?.Status) },
  test({ Kind, CredentialFindings: found, CredentialFindingsUnread: unread }, { read, regions }) {
    if (Kind === 'assignment') return notApplicable('An assignment has no credentials of its own.')
    const [first] = found
    if (first) return fail(`GuardDuty found ${known(first.Type)} on ${known(first.CreatedAt?.slice(0, 10))}.`)
    const [why] = unread
    if (why !== undefined) return unknown(why)
    const looks = (region: string) => read.detectors.some(d => d.region === region && d.value === 'ENABLED')
    const off = regions.filter(region => !looks(region))
    return off.length === 0
      ? pass('No open finding of GuardDuty names its credentials.')
      : unknown(`GuardDuty is not on in ${off.join(', ')}: nobody looks there.`)
  },
})
