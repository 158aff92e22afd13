import type { DBMajorEngineVersion } from '@aws-sdk/client-rds'
import { check, fail, findOf, inRegion, type Json, meaningOf, pass, Unjudgeable, unknown } from '../../kit/index.ts'
import { dayOf, moment } from '../shared/moment.ts'
import { instance } from './instance.ts'
import { majorEngineVersion } from './major-engine-version.ts'

const STANDARD = { 'open-source-rds-extended-support': false, 'open-source-rds-standard-support': true }

/** A version goes on from its major version after a dot: 8.0 of 8.0.39 and of 8.0.mysql_aurora.3.08.0, 16 of 16.4. */
const isOf = (major: string | undefined, version: string): boolean =>
  major !== undefined && (version === major || version.startsWith(`${major}.`))

/** When AWS's standard support of a version ends. */
function standardUntil({ SupportedEngineLifecycles: all }: Json<DBMajorEngineVersion>): Date | undefined {
  const found = findOf(all ?? [], ({ LifecycleSupportName: name }) => {
    if (name === undefined) throw new Unjudgeable('AWS did not name a kind of support.')
    return meaningOf(name, STANDARD, 'the kind of support')
  })
  return found && moment(found.LifecycleSupportEndDate)
}

/** Instances of Aurora among them, whose version is that of their cluster. */
export const instanceVersionSupported = check(instance, {
  id: 'rds-instance-version-in-standard-support',
  title: 'RDS instances run an engine version in standard support',
  severity: 'medium',
  remediation: 'Upgrade the instance or its cluster to a major version in standard support.',
  why: 'After standard support ends, AWS fixes a version only under Extended Support, for a fee and a limited time, and then upgrades it.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html'],
  reads: { versions: inRegion(majorEngineVersion, version => version) },
  test({ Engine: engine, EngineVersion: version }, { asOf, read }) {
    if (!engine || !version) return unknown('AWS did not state the engine of the instance and its version.')
    const found = read.versions.find(
      ({ value }) => value.Engine === engine && isOf(value.MajorEngineVersion, version),
    )?.value
    if (!found) return unknown(`AWS lists no major version of ${engine} that ${version} belongs to.`)
    const until = standardUntil(found)
    if (!until) return unknown(`AWS does not state until when it supports ${engine} ${found.MajorEngineVersion}.`)
    const reason = `Standard support of ${engine} ${found.MajorEngineVersion}`
    return until < asOf ? fail(`${reason} ended on ${dayOf(until)}.`) : pass(`${reason} lasts until ${dayOf(until)}.`)
  },
})
