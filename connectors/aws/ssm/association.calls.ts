import { type Association, ListAssociationsCommand, SSMClient } from '@aws-sdk/client-ssm'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'

export const listAssociations = list({
  action: 'ssm:ListAssociations',
  client: SSMClient,
  command: ListAssociationsCommand,
  items: 'Associations',
  id: 'AssociationId',
  token: 'NextToken',
})

const read: Reader<Association> = async function* (aws) {
  for await (const of of aws.list(listAssociations, {})) {
    const { AssociationId, AssociationName, Name } = of
    yield { id: arnOf(aws, 'ssm', `association/${AssociationId}`), name: AssociationName ?? Name, settings: of }
  }
}

export default read
