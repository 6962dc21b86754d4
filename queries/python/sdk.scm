; SDKs, drivers and data tools that sign in by themselves.

; O365: one keyword decides the flow. As a confidential client its calls redeem the code; one that acts as itself or by password has what it needs at once.
; https://o365.github.io/python-o365/latest/getting_started.html#authentication
((identifier) @construction
 (#set! library "o365")
 (#set! requires "receiver")
 (#set! scopes "scopes")
 (#case! @construction "Account" is "auth_flow_type=credentials" fact "acquisition" flow "client-credentials")
 (#case! @construction "Account" is "auth_flow_type=public" constructs "token_backend=MemoryTokenBackend|EnvTokenBackend" fact "client" flow "interactive" client "public" silent "built-in")
 (#case! @construction "Account" is "auth_flow_type=public" fact "client" flow "interactive" client "public" silent "built-in" cache "self")
 (#case! @construction "Account" is "auth_flow_type=password" fact "acquisition" flow "password" client "public" silent "built-in" cache "self")
 (#case! @construction "Account" fact "client" client "confidential")
 (#case! @construction "Connection" is "auth_flow_type=credentials" fact "acquisition" flow "client-credentials")
 (#case! @construction "Connection" is "auth_flow_type=public" constructs "token_backend=MemoryTokenBackend|EnvTokenBackend" fact "client" flow "interactive" client "public" silent "built-in")
 (#case! @construction "Connection" is "auth_flow_type=public" fact "client" flow "interactive" client "public" silent "built-in" cache "self")
 (#case! @construction "Connection" is "auth_flow_type=password" fact "acquisition" flow "password" client "public" silent "built-in" cache "self")
 (#case! @construction "Connection" fact "client" client "confidential"))

; https://o365.github.io/python-o365/latest/api/account.html https://o365.github.io/python-o365/latest/api/connection.html
((identifier) @call
 (#set! library "o365")
 (#case! @call "authenticate" on "confidential" requires "receiver" fact "acquisition" flow "authorization-code" client "confidential" scopes "scopes|requested_scopes")
 (#case! @call "authenticate" requires "receiver" fact "scopes" scopes "scopes|requested_scopes")
 (#case! @call "request_token" on "confidential" anchor ".request_token" weak "yes" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "refresh_token" on "confidential" requires "import" fact "acquisition" flow "refresh" client "confidential")
 (#case! @call "get_authorization_url" requires "import" fact "scopes" scopes "0|requested_scopes"))

; Where O365 keeps its tokens; a file by default. EnvTokenBackend writes to its own process only. https://o365.github.io/python-o365/latest/api/utils/token.html
((identifier) @construction
 (#set! library "o365")
 (#set! fact "cache")
 (#case! @construction "FileSystemTokenBackend" cache "persisted")
 (#case! @construction "FirestoreBackend" cache "persisted")
 (#case! @construction "AWSS3Backend" cache "persisted")
 (#case! @construction "AWSSecretsBackend" cache "persisted")
 (#case! @construction "DjangoTokenBackend" cache "persisted")
 (#case! @construction "EnvTokenBackend" cache "memory")
 (#case! @construction "MemoryTokenBackend" cache "memory"))

; Office365-REST-Python-Client. https://github.com/vgrem/office365-rest-python-client#authentication
; User name and password go to extSTS.srf: WS-Trust, not the password grant.
((identifier) @call
 (#set! library "office365-rest")
 (#case! @call "with_client_credentials" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "with_client_secret" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "with_client_certificate" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "with_certificate" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "with_credentials" constructs "0|credentials=ClientCredential" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "with_credentials" constructs "0|credentials=UserCredential" fact "acquisition" flow "ws-trust")
 (#case! @call "with_user_credentials" is "allow_ntlm=True" fact "ignore" anchor "no")
 (#case! @call "with_user_credentials" fact "acquisition" flow "ws-trust")
 (#case! @call "acquire_token_for_user" fact "acquisition" flow "ws-trust")
 (#case! @call "acquire_token_for_app" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "connect_with_credentials" constructs "1|credentials=ClientCredential" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "connect_with_credentials" constructs "1|credentials=UserCredential" fact "acquisition" flow "ws-trust")
 (#case! @call "with_interactive" fact "client" flow "interactive" client "public" silent "built-in" scopes "2|scopes")
 (#case! @call "with_token_interactive" fact "client" flow "interactive" client "public" silent "built-in")
 (#case! @call "with_device_flow" fact "acquisition" flow "device-code" client "public" scopes "2|scopes")
 (#case! @call "with_username_and_password" fact "acquisition" flow "password" client "public")
 (#case! @call "with_access_token" fact "ignore" anchor "no"))

; Its clients and credentials: the with_… call decides.
((identifier) @construction
 (#set! library "office365-rest")
 (#set! requires "receiver")
 (#case! @construction "GraphClient" fact "scopes" scopes "scopes")
 (#case! @construction "ClientContext" fact "ignore" anchor "no")
 (#case! @construction "ClientCredential" fact "ignore" anchor "no")
 (#case! @construction "UserCredential" fact "ignore" anchor "no")
 (#case! @construction "AuthenticationContext" fact "ignore" anchor "no"))

; exchangelib asks Entra for tokens of Exchange Online by itself; the interactive credentials never look into a cache. https://ecederstrand.github.io/exchangelib/#oauth-on-office-365
((identifier) @construction
 (#set! library "exchangelib")
 (#set! requires "receiver")
 (#case! @construction "OAuth2Credentials" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @construction "OAuth2LegacyCredentials" has "client_secret" not "client_secret=None" fact "acquisition" flow "password" client "confidential")
 (#case! @construction "OAuth2LegacyCredentials" fact "acquisition" flow "password" client "public")
 (#case! @construction "OAuth2AuthorizationCodeCredentials" has "0|authorization_code" not "0|authorization_code=None" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @construction "OAuth2AuthorizationCodeCredentials" has "client_secret" has "access_token" fact "acquisition" flow "refresh" client "confidential")
 (#case! @construction "OAuth2AuthorizationCodeCredentials" fact "ignore")
 (#case! @construction "O365InteractiveCredentials" fact "client" flow "interactive" client "public" cache "memory")
 (#case! @construction "O365InteractiveConfiguration" fact "client" flow "interactive" client "public" cache "memory"))

; Kusto. https://learn.microsoft.com/python/api/azure-kusto-data/azure.kusto.data.kustoconnectionstringbuilder
((identifier) @call
 (#set! library "azure-kusto")
 (#set! fact "acquisition")
 (#case! @call "with_aad_application_key_authentication" flow "client-credentials" client "confidential")
 (#case! @call "with_aad_application_certificate_authentication" flow "client-credentials" client "confidential")
 (#case! @call "with_aad_application_certificate_sni_authentication" flow "client-credentials" client "confidential")
 (#case! @call "with_aad_user_password_authentication" flow "password" client "public")
 (#case! @call "with_aad_device_authentication" flow "device-code" client "public")
 (#case! @call "with_interactive_login" fact "client" flow "interactive" client "public" silent "built-in")
 (#case! @call "with_aad_managed_service_identity_authentication" flow "managed-identity" client "managed-identity" identity "client_id|object_id|msi_res_id")
 (#case! @call "with_az_cli_authentication" flow "developer-tool")
 (#case! @call "with_azure_token_credential" fact "ignore" anchor "no")
 (#case! @call "with_token_provider" fact "ignore" anchor "no")
 (#case! @call "with_aad_application_token_authentication" fact "ignore" anchor "no")
 (#case! @call "with_aad_user_token_authentication" fact "ignore" anchor "no"))

; Azure Machine Learning SDK v1. https://learn.microsoft.com/python/api/azureml-core/azureml.core.authentication
((identifier) @construction
 (#set! library "azureml")
 (#set! fact "acquisition")
 (#case! @construction "ServicePrincipalAuthentication" flow "client-credentials" client "confidential")
 (#case! @construction "MsiAuthentication" flow "managed-identity" client "managed-identity" identity "identity_config")
 (#case! @construction "InteractiveLoginAuthentication" flow "interactive" client "public" silent "built-in" cache "self")
 (#case! @construction "AzureCliAuthentication" flow "developer-tool"))

; Databricks by a service principal of Entra's; Purview. https://databricks-sdk-py.readthedocs.io/en/latest/authentication.html#azure-native-authentication https://wjohnson.github.io/pyapacheatlas-docs/latest
((identifier) @construction
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#set! requires "receiver")
 (#case! @construction "WorkspaceClient" library "databricks-sdk" has "azure_client_secret" not "azure_client_secret=None")
 (#case! @construction "AccountClient" library "databricks-sdk" has "azure_client_secret" not "azure_client_secret=None")
 (#case! @construction "Config" library "databricks-sdk" has "azure_client_secret" not "azure_client_secret=None")
 (#case! @construction "ServicePrincipalAuthentication" library "pyapacheatlas"))

; Kusto's connector for Spark, and clients of Kafka that get their token by themselves.
; https://github.com/Azure/azure-kusto-spark/blob/master/docs/Authentication.md https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md
([(identifier) (string_content)] @setting
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @setting "kustoAadAppSecret" entra "evidence")
 (#case! @setting "sasl.oauthbearer.client.secret" entra "required" weak "yes" scopes "sasl.oauthbearer.scope"))

; Bot Framework. https://learn.microsoft.com/python/api/botframework-connector/botframework.connector.auth.microsoftappcredentials
((identifier) @construction
 (#set! library "botframework")
 (#set! fact "acquisition")
 (#case! @construction "MicrosoftAppCredentials" flow "client-credentials" client "confidential")
 (#case! @construction "CertificateAppCredentials" flow "client-credentials" client "confidential")
 (#case! @construction "PasswordServiceClientCredentialFactory" flow "client-credentials" client "confidential")
 (#case! @construction "CertificateServiceClientCredentialsFactory" flow "client-credentials" client "confidential")
 (#case! @construction "ManagedIdentityServiceClientCredentialsFactory" flow "managed-identity" client "managed-identity" identity "0|app_id")
 (#case! @construction "ConfigurationBotFrameworkAuthentication" has "credentials_factory" fact "ignore")
 (#case! @construction "BotFrameworkAdapterSettings" has "1|app_password" flow "client-credentials" client "confidential")
 (#case! @construction "ConfigurationBotFrameworkAuthentication" is "0.APP_TYPE=UserAssignedMSI" flow "managed-identity" client "managed-identity" identity "0")
 (#case! @construction "ConfigurationBotFrameworkAuthentication" flow "client-credentials" client "confidential"))

; Microsoft 365 Agents SDK. https://learn.microsoft.com/python/api/microsoft-agents-authentication-msal/microsoft_agents.authentication.msal
((identifier) @construction
 (#set! library "agents-hosting")
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @construction "MsalConnectionManager")
 (#case! @construction "MsalAuth"))

; The token of whoever speaks to an agent is exchanged for one of another service. https://learn.microsoft.com/python/api/microsoft-agents-hosting-core/microsoft_agents.hosting.core.app.oauth.authorization
((identifier) @call
 (#case! @call "exchange_token" library "agents-hosting" fact "acquisition" flow "on-behalf-of" client "confidential" scopes "1|scopes"))

; Microsoft Graph: the credential decides, the scopes stand here. https://learn.microsoft.com/graph/sdks/create-client?tabs=python
((identifier) @construction
 (#set! library "msgraph-python")
 (#case! @construction "GraphServiceClient" fact "scopes" scopes "1|scopes"))

; OneDrive's first SDK redeems a code, with a secret or without. https://github.com/OneDrive/onedrive-sdk-python#authentication
((identifier) @call
 (#set! library "onedrivesdk")
 (#set! requires "import")
 (#set! fact "acquisition")
 (#case! @call "authenticate" has "2|client_secret" not "2|client_secret=None" flow "authorization-code" client "confidential")
 (#case! @call "authenticate" has "1|redirect_uri" flow "interactive" client "public"))
((identifier) @call
 (#set! library "onedrivesdk")
 (#set! requires "import")
 (#case! @call "refresh_token" fact "acquisition" flow "refresh" client "confidential"))

; Data Lake by fsspec: secret in the arguments or in the storage options. https://fsspec.github.io/adlfs
((identifier) @construction
 (#set! library "adlfs")
 (#case! @construction "AzureBlobFileSystem" has "client_secret" not "client_secret=None" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @construction "AzureBlobFileSystem" is "anon=False" lacks "account_key|sas_token|connection_string|credential" fact "acquisition" flow "credential-chain")
 (#case! @construction "AzureBlobFileSystem" fact "ignore" anchor "no")
 (#case! @construction "AzureDatalakeFileSystem" has "2|client_secret" not "2|client_secret=None" fact "acquisition" flow "client-credentials" client "confidential"))

; https://fsspec.github.io/adlfs/#setting-credentials
([(identifier) (string_content)] @setting
 (#case! @setting "client_secret" under "storage_options" anchor "storage_options" fact "acquisition" flow "client-credentials" client "confidential" entra "evidence")
 (#case! @setting "azure_client_secret" under "storage_options" anchor "storage_options" fact "acquisition" flow "client-credentials" client "confidential" entra "evidence"))

; Semantic link in notebooks. https://learn.microsoft.com/fabric/data-science/semantic-link-service-principal-support
((identifier) @call
 (#case! @call "set_service_principal" library "sempy" requires "receiver" fact "acquisition" flow "client-credentials" client "confidential"))

; What object_store, below deltalake and others, is told in its own words. https://docs.rs/object_store/latest/object_store/azure/enum.AzureConfigKey.html
([(identifier) (string_content)] @setting
 (#case! @setting "azure_storage_client_secret" fact "acquisition" flow "client-credentials" client "confidential" entra "evidence"))

; A file system by the name of its protocol. https://filesystem-spec.readthedocs.io/en/latest/api.html#fsspec.filesystem
((identifier) @call
 (#case! @call "filesystem" library "fsspec" requires "receiver" is "0=abfs|abfss|az|adl" has "client_secret" not "client_secret=None" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "filesystem" library "fsspec" requires "receiver" is "0=abfs|abfss|az|adl" is "anon=False" lacks "account_key|sas_token|connection_string|credential" fact "acquisition" flow "credential-chain"))

; A cookie of SharePoint Online for a name and a password, by extSTS.srf. https://shareplum.readthedocs.io/en/latest/usage.html#office-365-authentication https://github.com/JonathanHolvey/sharepy#usage
((identifier) @call
 (#set! fact "acquisition")
 (#set! flow "ws-trust")
 (#set! requires "receiver")
 (#set! entra "evidence")
 (#case! @call "GetCookies" library "shareplum")
 (#case! @call "connect" library "sharepy" anchor "sharepy"))

; Data Lake, first generation: what it is handed decides. https://learn.microsoft.com/azure/data-lake-store/data-lake-store-service-to-service-authenticate-python
((identifier) @call
 (#set! library "azure-datalake-store")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#case! @call "auth" has "4|client_secret" not "4|client_secret=None" flow "client-credentials" client "confidential")
 (#case! @call "auth" has "2|password" not "2|password=None" flow "password" client "public")
 (#case! @call "auth" flow "device-code" client "public"))

; Power BI in notebooks: an MSAL client without a cache of its own. https://github.com/microsoft/powerbi-jupyter/blob/main/DOCUMENTATION.md
((identifier) @construction
 (#set! library "powerbiclient")
 (#case! @construction "DeviceCodeLoginAuthentication" fact "acquisition" flow "device-code" client "public" scopes "1|scopes")
 (#case! @construction "InteractiveLoginAuthentication" fact "client" flow "interactive" client "public" silent "built-in" scopes "1|scopes"))

; https://github.com/GearPlug/microsoftgraph-python#authentication
((identifier) @call
 (#set! library "microsoftgraph")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @call "exchange_code" flow "authorization-code")
 (#case! @call "refresh_token" flow "refresh"))

; Requests that sign in by a client of MSAL. https://pypi.org/project/msal-requests-auth
((identifier) @construction
 (#set! library "msal-requests-auth")
 (#set! fact "acquisition")
 (#case! @construction "DeviceCodeAuth" flow "device-code" client "public" silent "built-in" scopes "1|scopes")
 (#case! @construction "ClientCredentialAuth" flow "client-credentials" client "confidential" scopes "1|scopes"))

; A browser by a client of MSAL that keeps its tokens in a file and looks there first. https://pypi.org/project/msal-bearer
((identifier) @call
 (#set! library "msal-bearer")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! flow "interactive")
 (#set! client "public")
 (#set! silent "built-in")
 (#set! scopes "2|scopes")
 (#case! @call "get_auth")
 (#case! @call "get_token"))

; Readers of documents. https://docs.llamaindex.ai/en/stable/api_reference/readers/microsoft_sharepoint https://python.langchain.com/docs/integrations/document_loaders/microsoft_sharepoint
((identifier) @construction
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @construction "SharePointReader" library "llama-index-microsoft" has "1|client_secret" not "1|client_secret=None" flow "client-credentials")
 (#case! @construction "OneDriveReader" library "llama-index-microsoft" has "1|client_secret" not "1|client_secret=None" flow "client-credentials")
 (#case! @construction "OutlookEmailReader" library "llama-index-microsoft" flow "client-credentials")
 (#case! @construction "SharePointLoader" library "langchain-microsoft" flow "authorization-code")
 (#case! @construction "OneDriveLoader" library "langchain-microsoft" flow "authorization-code")
 (#case! @construction "OneNoteLoader" library "langchain-microsoft" lacks "access_token" flow "authorization-code")
 (#case! @construction "O365Toolkit" library "langchain-microsoft" lacks "account" flow "authorization-code"))

; Clients of a vault: their credential fetches what the application keeps there. https://learn.microsoft.com/python/api/azure-keyvault-secrets/azure.keyvault.secrets.secretclient
((identifier) @construction
 (#set! fact "serving")
 (#set! credential "1|credential")
 (#set! anchor "no")
 (#case! @construction "SecretClient")
 (#case! @construction "CertificateClient")
 (#case! @construction "KeyClient"))

; The assertion that another credential lends. https://msal-python.readthedocs.io/en/latest/#msal.ClientApplication
((identifier) @setting
 (#set! fact "serving")
 (#set! flow "managed-identity")
 (#set! anchor "no")
 (#case! @setting "client_assertion" library "msal-python"))

; https://learn.microsoft.com/advertising/guides/authentication-oauth
((identifier) @construction
 (#set! library "bingads")
 (#set! requires "receiver")
 (#case! @construction "OAuthWebAuthCodeGrant" fact "client" client "confidential"))
((identifier) @call
 (#set! library "bingads")
 (#set! fact "acquisition")
 (#case! @call "request_oauth_tokens_by_response_uri" on "confidential" flow "authorization-code" client "confidential")
 (#case! @call "request_oauth_tokens_by_response_uri" flow "interactive" silent "built-in")
 (#case! @call "request_oauth_tokens_by_refresh_token" on "confidential" flow "refresh" client "confidential")
 (#case! @call "request_oauth_tokens_by_refresh_token" flow "silent"))

; https://cognite-sdk-python.readthedocs-hosted.com/en/latest/credential_providers.html
((identifier) @construction
 (#set! library "cognite-sdk")
 (#set! requires "receiver")
 (#set! entra "required")
 (#set! fact "acquisition")
 (#case! @construction "OAuthClientCredentials" flow "client-credentials" client "confidential")
 (#case! @construction "OAuthClientCertificate" flow "client-credentials" client "confidential")
 (#case! @construction "OAuthInteractive" flow "interactive" silent "built-in")
 (#case! @construction "OAuthDeviceCode" flow "device-code"))
((identifier) @call
 (#set! library "cognite-sdk")
 (#set! requires "receiver")
 (#set! entra "evidence")
 (#set! fact "acquisition")
 (#case! @call "default_for_azure_ad" on "OAuthClientCredentials" flow "client-credentials" client "confidential")
 (#case! @call "default_for_azure_ad" on "OAuthClientCertificate" flow "client-credentials" client "confidential")
 (#case! @call "default_for_azure_ad" on "OAuthInteractive" flow "interactive" silent "built-in")
 (#case! @call "default_for_azure_ad" on "OAuthDeviceCode" flow "device-code"))
