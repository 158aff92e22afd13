import type { AddonInfo } from '@aws-sdk/client-eks'
import { check, fail, inRegion, type Json, pass, unknown } from '../../kit/index.ts'
import { addon } from './addon.ts'
import { addonVersion } from './addon-version.ts'
import { cluster } from './cluster.ts'

/** The versions of Kubernetes that an add-on's version is offered for; `undefined` where EKS does not list that version. */
function offeredFor({ addonVersions: all }: Json<AddonInfo>, version: string): string[] | undefined {
  const found = all?.find(of => of.addonVersion === version)
  return found && (found.compatibilities ?? []).flatMap(of => of.clusterVersion ?? [])
}

/** EKS lists every version of an add-on that it offers, with the versions of Kubernetes it is for. */
export const versionOffered = check(addon, {
  id: 'eks-addon-version-offered',
  title: 'Add-ons of EKS clusters have a version that EKS offers for the cluster',
  severity: 'medium',
  remediation: 'Update the add-on to a version that EKS offers for the Kubernetes version of the cluster.',
  why: 'A version that was left behind by an upgrade of the cluster gets no fixes and may stop working.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/updating-an-add-on.html'],
  reads: {
    clusters: inRegion(cluster, of => ({ name: of.name, version: of.Cluster?.version })),
    offers: inRegion(addonVersion, of => of),
  },
  test({ clusterName, addonName, Addon: of }, { read }) {
    const version = of?.addonVersion
    if (version === undefined) return unknown('AWS did not state the version of the add-on.')
    const kubernetes = read.clusters.find(({ value }) => value.name === clusterName)?.value.version
    if (kubernetes === undefined) return unknown('The version of the cluster is not known.')
    const offer = read.offers.find(({ value }) => value.addonName === addonName)?.value
    if (!offer?.addonVersions?.length) return unknown('EKS does not say which versions of the add-on it offers.')
    const fits = offeredFor(offer, version)
    if (fits?.length === 0) return unknown(`EKS does not say what version ${version} is for.`)
    return fits?.includes(kubernetes)
      ? pass(`EKS offers version ${version} for Kubernetes ${kubernetes}.`)
      : fail(`EKS does not offer version ${version} for Kubernetes ${kubernetes}.`)
  },
})
