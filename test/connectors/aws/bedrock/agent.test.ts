import { expect, test } from 'vitest'
import { agent } from '../../../../connectors/aws/bedrock/agent.ts'
import { dataSource } from '../../../../connectors/aws/bedrock/data-source.ts'
import { bedrock } from '../../../../connectors/aws/bedrock/index.ts'
import { prompt } from '../../../../connectors/aws/bedrock/prompt.ts'
import { answers } from '../../../../demo/bedrock/answers.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

test.skipIf(!hasMoto)('agents with the versions that aliases name, without any text of theirs', async () => {
  const aws = await testAws(answers)
  const item = await aws.collect(typeIn(bedrock, agent))
  expect(item.resources[0]?.id).toBe(`arn:aws:bedrock:us-east-1:${aws.account}:agent/CHARGEBCK1`)
  expect(item.resources[0]?.settings).toMatchObject({
    Draft: { agentResourceRoleArn: expect.stringContaining('role/nwp-agents') },
    Versions: [{ version: '2' }],
  })
  expect(JSON.stringify(item.resources)).not.toMatch(/You help merchants/)
  expect(item.resources.map(r => r.gaps)).toEqual([[], []])
  const [source] = (await aws.collect(typeIn(bedrock, dataSource))).resources
  expect(source).toMatchObject({
    id: 'KBMERCHAN1/DSGUIDES01',
    settings: { Protection: { dataDeletionPolicy: 'RETAIN' } },
  })
  const prompts = await aws.collect(typeIn(bedrock, prompt))
  expect(prompts.resources[0]?.settings).toMatchObject({ Encryption: {} })
  expect(JSON.stringify(prompts.resources)).not.toMatch(/Answer in one/)
  await aws.stop()
})
