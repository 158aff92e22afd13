import type { Filled } from './filled.ts'

const byDefault = (value: string | undefined): string =>
  value === undefined ? '' : `\n  default     = ${JSON.stringify(value)}`

/** The same role and policy for Terraform (AWS provider). */
export function terraform(policies: readonly object[], filled?: Filled): string {
  return `variable "trusted_principal_arn" {
  type        = string
  description = "The principal that Exhibit runs as."${byDefault(filled?.principal)}
}

variable "external_id" {
  type        = string
  sensitive   = true
  description = "The external id that Exhibit was given for this account."${byDefault(filled?.externalId)}
}

data "aws_partition" "current" {}

resource "aws_iam_role" "exhibit_reader" {
  name                 = "${filled?.name ?? 'exhibit-reader'}"${filled ? `\n  path                 = "${filled.path}"` : ''}
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.trusted_principal_arn }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
    }]
  })
}

${policies.map(managedPolicy).join('\n')}
output "role_arn" {
  value = aws_iam_role.exhibit_reader.arn
}
`
}

/** AWS counts a policy without its white space; Terraform sends it as it stands, so that the text is made compact there. */
const managedPolicy = (
  policy: object,
  index: number,
): string => `resource "aws_iam_policy" "exhibit_reader_${index + 1}" {
  name   = "exhibit-reader-${index + 1}"
  policy = jsonencode(jsondecode(<<-JSON
${JSON.stringify(policy, null, 2)
  .replaceAll('"arn:aws:', `"arn:\${data.aws_partition.current.partition}:`)
  .replaceAll(/^/gm, '  ')}
  JSON
  ))
}

resource "aws_iam_role_policy_attachment" "exhibit_reader_${index + 1}" {
  role       = aws_iam_role.exhibit_reader.name
  policy_arn = aws_iam_policy.exhibit_reader_${index + 1}.arn
}
`
