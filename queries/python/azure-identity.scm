; Azure Identity, azure.identity and azure.identity.aio alike. https://learn.microsoft.com/python/api/overview/azure/identity-readme

; Chains. Every source but the managed identity switched off: then it is one.
; https://learn.microsoft.com/python/api/azure-identity/azure.identity.defaultazurecredential
((identifier) @construction
 (#set! library "azure-identity-python")
 (#set! fact "acquisition")
 (#case! @construction "DefaultAzureCredential" is "exclude_environment_credential=True" is "exclude_workload_identity_credential=True" is "exclude_shared_token_cache_credential=True" is "exclude_visual_studio_code_credential=True" is "exclude_cli_credential=True" is "exclude_powershell_credential=True" is "exclude_developer_cli_credential=True" not "exclude_managed_identity_credential=True" not "exclude_interactive_browser_credential=False" flow "managed-identity" client "managed-identity" identity "managed_identity_client_id")
 (#case! @construction "DefaultAzureCredential" flow "credential-chain")
 (#case! @construction "ChainedTokenCredential" flow "credential-chain"))

; https://learn.microsoft.com/python/api/azure-identity/azure.identity.managedidentitycredential
((identifier) @construction
 (#set! library "azure-identity-python")
 (#set! fact "acquisition")
 (#case! @construction "ManagedIdentityCredential" flow "managed-identity" client "managed-identity" identity "client_id|identity_config|object_id"))

; Service principals. https://learn.microsoft.com/python/api/azure-identity/azure.identity.clientsecretcredential
((identifier) @construction
 (#set! library "azure-identity-python")
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @construction "ClientSecretCredential")
 (#case! @construction "CertificateCredential")
 (#case! @construction "ClientAssertionCredential")
 (#case! @construction "WorkloadIdentityCredential")
 (#case! @construction "AzurePipelinesCredential")
 (#case! @construction "EnvironmentCredential"))

; Users. Browser and device credentials try their own cache first; without persistence options it is in memory.
; https://learn.microsoft.com/python/api/azure-identity/azure.identity.interactivebrowsercredential
((identifier) @construction
 (#set! library "azure-identity-python")
 (#case! @construction "InteractiveBrowserCredential" fact "client" flow "interactive" client "public" silent "built-in" persistence "cache_persistence_options|_cache")
 (#case! @construction "DeviceCodeCredential" fact "client" flow "device-code" client "public" silent "built-in" persistence "cache_persistence_options|_cache")
 (#case! @construction "InteractiveBrowserBrokerCredential" fact "client" flow "interactive" client "public" silent "built-in" broker "yes" cache "self")
 (#case! @construction "UsernamePasswordCredential" fact "acquisition" flow "password" client "public" silent "built-in")
 (#case! @construction "AuthorizationCodeCredential" has "client_secret" not "client_secret=None" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @construction "AuthorizationCodeCredential" fact "acquisition" flow "interactive")
 (#case! @construction "OnBehalfOfCredential" fact "acquisition" flow "on-behalf-of" client "confidential")
 (#case! @construction "TokenCachePersistenceOptions" fact "ignore" anchor "no"))

; Tools of a developer: no rule is about them. https://learn.microsoft.com/python/api/azure-identity/azure.identity.azureclicredential
((identifier) @construction
 (#set! library "azure-identity-python")
 (#set! fact "acquisition")
 (#set! flow "developer-tool")
 (#case! @construction "AzureCliCredential")
 (#case! @construction "AzurePowerShellCredential")
 (#case! @construction "AzureDeveloperCliCredential")
 (#case! @construction "VisualStudioCodeCredential")
 (#case! @construction "SharedTokenCacheCredential"))

; A credential that is known by its interface alone: whoever hands it in signs in, the scopes are said here. https://learn.microsoft.com/python/api/azure-core/azure.core.credentials.tokencredential
((identifier) @call
 (#set! library "azure-core-python")
 (#set! on "TokenCredential|AsyncTokenCredential|SupportsTokenInfo|AsyncSupportsTokenInfo")
 (#set! requires "receiver")
 (#set! fact "scopes")
 (#case! @call "get_token" scopes "*")
 (#case! @call "get_token_info" scopes "*"))

; Where the scopes stand; what a token for the exchange is for, an assertion, is all that the identity serves.
; https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
; https://learn.microsoft.com/python/api/azure-identity/azure.identity#azure-identity-get-bearer-token-provider
((identifier) @call
 (#set! library "azure-identity-python")
 (#set! fact "scopes")
 (#case! @call "get_bearer_token_provider" fact "serving" credential "0"
  is "1=api://AzureADTokenExchange/.default|api://AzureADTokenExchange|api://AzureADTokenExchangeUSGov/.default|api://AzureADTokenExchangeChina/.default|api://AzureADTokenExchangeUSNat/.default|api://AzureADTokenExchangeUSSec/.default")
 (#case! @call "get_bearer_token_provider" scopes "1-")
 (#case! @call "get_token" requires "receiver" anchor ".get_token(" weak "yes" fact "serving" flow "managed-identity"
  is "0=api://AzureADTokenExchange/.default|api://AzureADTokenExchange|api://AzureADTokenExchangeUSGov/.default|api://AzureADTokenExchangeChina/.default|api://AzureADTokenExchangeUSNat/.default|api://AzureADTokenExchangeUSSec/.default")
 (#case! @call "get_token" on "AzureCliCredential|AzurePowerShellCredential|AzureDeveloperCliCredential|VisualStudioCodeCredential|SharedTokenCacheCredential" requires "receiver" fact "ignore")
 (#case! @call "get_token" requires "receiver" scopes "*")
 (#case! @call "get_token_info" anchor ".get_token_info(" weak "yes" on "AzureCliCredential|AzurePowerShellCredential|AzureDeveloperCliCredential|VisualStudioCodeCredential|SharedTokenCacheCredential" requires "receiver" fact "ignore")
 (#case! @call "get_token_info" requires "receiver" scopes "*")
 (#case! @call "authenticate" on "InteractiveBrowserCredential|DeviceCodeCredential|InteractiveBrowserBrokerCredential|UsernamePasswordCredential" requires "receiver" scopes "scopes"))
