import { type Answer, json } from '../kit/answer.ts'

// Wire shapes of the AWS Lambda API Reference, ListFunctionUrlConfigs and GetPolicy. The emulator lists no URLs, and
// answers the policy of the function for that of an alias.

export const answers: readonly Answer[] = [
  {
    service: 'lambda',
    operation: /^GET \/2021-10-31\/functions\/[^/]+\/urls$/,
    respond: ({ path, region }) => {
      const name = decodeURIComponent(path.split('/')[3] ?? '')
      if (name !== 'statement-mailer') return json({ FunctionUrlConfigs: [] })
      const url = {
        FunctionUrl: 'https://q7w2mailer.lambda-url.us-east-1.on.aws/',
        FunctionArn: `arn:aws:lambda:${region}:210987654321:function:${name}`,
        AuthType: 'NONE',
        Cors: { AllowMethods: ['POST'], AllowOrigins: ['*'] },
        CreationTime: '2025-11-03T09:12:44.512093Z',
        LastModifiedTime: '2025-11-03T09:12:44.512093Z',
        InvokeMode: 'BUFFERED',
      }
      return json({ FunctionUrlConfigs: [url] })
    },
  },
  {
    service: 'lambda',
    operation: /^GET \/2015-03-31\/functions\/[^/]+\/policy$/,
    respond: ({ query }) => {
      if (!query.has('Qualifier')) return null
      const error = json({ Type: 'User', Message: 'The resource you requested does not exist.' }, 404)
      return { ...error, headers: { ...error.headers, 'x-amzn-errortype': 'ResourceNotFoundException' } }
    },
  },
]
