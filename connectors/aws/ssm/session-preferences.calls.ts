import { GetDocumentCommand, SSMClient } from '@aws-sdk/client-ssm'
import { type Aws, call, type Reader, Unread } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { SessionPreferences } from './session-preferences.ts'

/** The document that holds the preferences has a fixed name, and is not there before someone sets them. */
const PREFERENCES = 'SSM-SessionManagerRunShell'

export const getDocument = call({
  action: 'ssm:GetDocument',
  client: SSMClient,
  command: GetDocumentCommand,
  absent: ['InvalidDocument'],
})

const read: Reader<SessionPreferences> = async function* (aws) {
  yield {
    id: arnOf(aws, 'ssm', `document/${PREFERENCES}`),
    name: PREFERENCES,
    settings: { Name: PREFERENCES, Content: aws.field(() => contentOf(aws)) },
  }
}

async function contentOf(aws: Aws): Promise<SessionPreferences['Content']> {
  const text = await aws.get(getDocument, { Name: PREFERENCES, DocumentFormat: 'JSON' }, r => r.Content)
  if (text === null) return null
  const content = parsed(text)
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content
  throw new Unread('ssm:GetDocument', 'DocumentUnreadable', 'the preferences of Session Manager are no JSON object')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export default read
