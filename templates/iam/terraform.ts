/** The same role and policy for Terraform (AWS provider). */
export function terraform(policy: object): string {
  return `variable "trusted_principal_arn" {
  type        = string
  description = "The principal that Exhibit runs as."
}

variable "external_id" {
  type        = string
  sensitive   = true
  description = "The external id that Exhibit was given for this account."
}

resource "aws_iam_role" "exhibit_reader" {
  name                 = "exhibit-reader"
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

resource "aws_iam_role_policy" "exhibit_reader" {
  name = "exhibit-reader"
  role = aws_iam_role.exhibit_reader.id
  policy = <<-JSON
${JSON.stringify(policy, null, 2).replaceAll(/^/gm, '  ')}
  JSON
}

output "role_arn" {
  value = aws_iam_role.exhibit_reader.arn
}
`
}
