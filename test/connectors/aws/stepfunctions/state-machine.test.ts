import { afterAll, beforeAll, expect, test } from 'vitest'
import { stepfunctions } from '../../../../connectors/aws/stepfunctions/index.ts'
import { customerKey, logging } from '../../../../connectors/aws/stepfunctions/state-machine.checks.ts'
import { stateMachine } from '../../../../connectors/aws/stepfunctions/state-machine.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'
import { checkTable } from '../../../kit/table.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test('of what a state machine does nothing is kept', async () => {
  const { resources } = await aws.collect(typeIn(stepfunctions, stateMachine))
  expect(resources[0]).toMatchObject({ settings: { StateMachine: { roleArn: expect.any(String) } }, gaps: [] })
  expect(JSON.stringify(resources)).not.toMatch(/definition|variableReferences/)
})

const machine = (StateMachine: object | null) => ({ stateMachineArn: 'arn', StateMachine })
const level = (of?: string) => machine({ loggingConfiguration: { level: of } })

checkTable(logging, {
  pass: [
    { case: 'all', settings: level('ALL') },
    { case: 'errors', settings: level('ERROR') },
  ],
  fail: [{ case: 'nothing', settings: level('OFF') }],
  unknown: [
    { case: 'an answer of earlier years', settings: machine({ status: 'ACTIVE' }) },
    { case: 'a level we do not know', settings: level('SOME') },
    { case: 'AWS answers nothing', settings: machine(null) },
  ],
})

const key = (type?: string, kmsKeyId?: string) => machine({ encryptionConfiguration: { type, kmsKeyId } })

checkTable(customerKey, {
  pass: [{ case: 'a key', settings: key('CUSTOMER_MANAGED_KMS_KEY', 'alias/flows'), reason: /alias\/flows/ }],
  fail: [{ case: 'a key of AWS', settings: key('AWS_OWNED_KEY') }],
  unknown: [
    { case: 'not stated', settings: machine({ status: 'ACTIVE' }) },
    { case: 'AWS answers nothing', settings: machine(null) },
  ],
})
