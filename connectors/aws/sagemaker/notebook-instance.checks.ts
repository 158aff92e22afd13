import { check, fail, type Json, meaningOf, pass, unknown, type Verdict } from '../../kit/index.ts'
import { type NotebookInstance, notebookInstance } from './notebook-instance.ts'

const GUIDE = 'https://docs.aws.amazon.com/sagemaker/latest/dg'

type Notebook = NonNullable<Json<NotebookInstance>['NotebookInstance']>

const judged = ({ NotebookInstance: of }: Json<NotebookInstance>, judge: (of: Notebook) => Verdict): Verdict =>
  of === null ? unknown('AWS did not describe the notebook instance.') : judge(of)

const OFF = { Disabled: true, Enabled: false }

export const noDirectInternet = check(notebookInstance, {
  id: 'sagemaker-notebook-instance-no-direct-internet-access',
  title: 'SageMaker notebook instances have no direct way to the internet',
  severity: 'high',
  remediation: 'Make the notebook instance in a subnet of your own with direct internet access off.',
  references: [`${GUIDE}/appendix-notebook-and-internet-access.html`],
  equivalents: {
    prowler: ['sagemaker_notebook_instance_without_direct_internet_access_configured'],
    securityHub: ['SageMaker.1'],
    config: ['sagemaker-notebook-no-direct-internet-access'],
  },
  test: n =>
    judged(n, ({ DirectInternetAccess: access }) => {
      if (access === undefined) return unknown('AWS did not state whether the notebook has direct internet access.')
      return meaningOf(access, OFF, 'the setting of internet access')
        ? pass('Direct internet access is Disabled.')
        : fail(`Direct internet access is ${access}.`)
    }),
})

export const inOwnNetwork = check(notebookInstance, {
  id: 'sagemaker-notebook-instance-in-vpc',
  title: 'SageMaker notebook instances lie in a network of the account',
  severity: 'high',
  remediation: 'Make the notebook instance in a subnet of your own.',
  references: [`${GUIDE}/appendix-notebook-and-internet-access.html`],
  equivalents: {
    prowler: ['sagemaker_notebook_instance_vpc_settings_configured'],
    securityHub: ['SageMaker.2'],
    config: ['sagemaker-notebook-instance-inside-vpc'],
  },
  test: n =>
    judged(n, ({ SubnetId: subnet }) =>
      subnet ? pass(`The notebook lies in ${subnet}.`) : fail('The notebook lies in a network of SageMaker.'),
    ),
})

export const noRoot = check(notebookInstance, {
  id: 'sagemaker-notebook-instance-root-access-disabled',
  title: 'Users of SageMaker notebook instances are not root',
  severity: 'high',
  remediation: 'Turn off root access of the notebook instance.',
  references: [`${GUIDE}/nbi-root-access.html`],
  equivalents: {
    prowler: ['sagemaker_notebook_instance_root_access_disabled'],
    securityHub: ['SageMaker.3'],
    config: ['sagemaker-notebook-instance-root-access-check'],
  },
  test: n =>
    judged(n, ({ RootAccess: root }) => {
      if (root === undefined) return unknown('AWS did not state whether users are root.')
      return meaningOf(root, OFF, 'the setting of root access')
        ? pass('Root access is Disabled.')
        : fail(`Root access is ${root}.`)
    }),
})

export const encryptedWithKey = check(notebookInstance, {
  id: 'sagemaker-notebook-instance-kms-encryption',
  title: 'SageMaker notebook instances encrypt their volume with a key that the customer chose',
  severity: 'medium',
  remediation: 'Make the notebook instance with a KMS key.',
  references: [`${GUIDE}/encryption-at-rest-nbi.html`],
  equivalents: {
    prowler: ['sagemaker_notebook_instance_encryption_enabled'],
    config: ['sagemaker-notebook-instance-kms-key-configured'],
  },
  test: n =>
    judged(n, ({ KmsKeyId: key }) =>
      key ? pass(`The volume is encrypted with ${key}.`) : fail('The volume is encrypted with a key of AWS.'),
    ),
})
