import {
  GetResourceShareAssociationsCommand,
  GetResourceSharesCommand,
  RAMClient,
  ResourceOwner,
  ResourceShareAssociationType,
} from '@aws-sdk/client-ram'
import { list, type Reader } from '../../kit/index.ts'
import type { ResourceShare } from './resource-share.ts'

export const getResourceShares = list({
  action: 'ram:GetResourceShares',
  client: RAMClient,
  command: GetResourceSharesCommand,
  items: 'resourceShares',
  id: 'resourceShareArn',
  token: 'nextToken',
})

export const getResourceShareAssociations = list({
  action: 'ram:GetResourceShareAssociations',
  client: RAMClient,
  command: GetResourceShareAssociationsCommand,
  items: 'resourceShareAssociations',
  token: 'nextToken',
})

const { PRINCIPAL, RESOURCE } = ResourceShareAssociationType

const read: Reader<ResourceShare> = async function* (aws) {
  for await (const share of aws.list(getResourceShares, { resourceOwner: ResourceOwner.SELF })) {
    const of = (associationType: ResourceShareAssociationType) =>
      aws.all(getResourceShareAssociations, { associationType, resourceShareArns: [share.resourceShareArn] })
    yield {
      id: share.resourceShareArn,
      name: share.name,
      settings: { ResourceShare: share, Principals: of(PRINCIPAL), Resources: of(RESOURCE) },
    }
  }
}

export default read
