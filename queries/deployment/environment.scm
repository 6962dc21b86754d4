; What a deployment puts into the environment, where a chain of credentials looks for it. https://learn.microsoft.com/dotnet/api/azure.identity.environmentcredential

; A developer's machine and a pipeline sign in for themselves. https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file
((string) @setting
 (#set! fact "ignore")
 (#set! anchor "no")
 (#set! under "Values|profiles|variables|stages|jobs|steps|parameters|outputs|configurations")
 (#case! @setting "AZURE_CLIENT_ID")
 (#case! @setting "AZURE_CLIENT_SECRET")
 (#case! @setting "AZURE_CLIENT_CERTIFICATE_PATH")
 (#case! @setting "name" value "AZURE_CLIENT_ID|AZURE_CLIENT_SECRET|AZURE_CLIENT_CERTIFICATE_PATH"))

; https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-appsettings, https://docs.docker.com/reference/compose-file/services/#environment
((string) @setting
 (#set! fact "deployment")
 (#set! under "appSettings|app_settings|properties|env|environment|environmentVariables|environment_variables|secure_environment_variables|extraEnv|extraEnvVars|envVars|config|configMap|secret|secrets|data|stringData")
 (#case! @setting "AZURE_CLIENT_ID" gives "a client id" anchor "AZURE_CLIENT_ID")
 (#case! @setting "AZURE_CLIENT_SECRET" gives "a client secret" anchor "AZURE_CLIENT_SECRET")
 (#case! @setting "AZURE_CLIENT_CERTIFICATE_PATH" gives "a client certificate" anchor "AZURE_CLIENT_CERTIFICATE_PATH"))

; A list of names and values, also where a template keeps it from being parsed. https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.32/#envvar-v1-core
((string) @setting
 (#set! fact "deployment")
 (#case! @setting "name" value "AZURE_CLIENT_ID" gives "a client id" anchor "AZURE_CLIENT_ID")
 (#case! @setting "name" value "AZURE_CLIENT_SECRET" gives "a client secret" anchor "AZURE_CLIENT_SECRET")
 (#case! @setting "name" value "AZURE_CLIENT_CERTIFICATE_PATH" gives "a client certificate" anchor "AZURE_CLIENT_CERTIFICATE_PATH"))
