; Strings of pairs by which drivers and clients sign in, in code and in configuration alike. A key is compared without case where it stands in a string.

; SQL Server: SqlClient, ODBC, JDBC, mssql-python, SQLAlchemy. The drivers heed no case, in a string of pairs or in an option. https://learn.microsoft.com/sql/connect/ado-net/sql/azure-active-directory-authentication
; https://learn.microsoft.com/sql/connect/odbc/using-azure-active-directory https://learn.microsoft.com/sql/connect/jdbc/connecting-using-azure-active-directory-authentication
; https://learn.microsoft.com/sql/connect/jdbc/setting-the-connection-properties
((string) @setting
 (#set! fact "acquisition")
 (#set! entra "evidence")
 (#set! at "value")
 (#set! case "ignored")
 (#set! anchor "active directory password|active directory service principal|active directory workload identity|active directory device code|active directory managed identity|active directory msi|active directory default|active directory interactive|active directory integrated|Active Directory Password|Active Directory Service Principal|Active Directory Workload Identity|Active Directory Device Code|Active Directory Managed Identity|Active Directory MSI|Active Directory Default|Active Directory Interactive|Active Directory Integrated|ActiveDirectoryPassword|ActiveDirectoryServicePrincipal|ActiveDirectoryWorkloadIdentity|ActiveDirectoryDeviceCode|ActiveDirectoryManagedIdentity|ActiveDirectoryMSI|ActiveDirectoryDefault|ActiveDirectoryInteractive|ActiveDirectoryIntegrated|ActiveDirectoryMsi")
 (#case! @setting "Authentication" value "Active Directory Password|ActiveDirectoryPassword|SqlAuthenticationMethod.ActiveDirectoryPassword" flow "password" client "public" silent "built-in")
 (#case! @setting "Authentication" value "Active Directory Service Principal|ActiveDirectoryServicePrincipal|SqlAuthenticationMethod.ActiveDirectoryServicePrincipal" flow "client-credentials" client "confidential")
 (#case! @setting "Authentication" value "Active Directory Service Principal Certificate|ActiveDirectoryServicePrincipalCertificate|SqlAuthenticationMethod.ActiveDirectoryServicePrincipalCertificate" flow "client-credentials" client "confidential")
 (#case! @setting "Authentication" value "Active Directory Workload Identity|ActiveDirectoryWorkloadIdentity|SqlAuthenticationMethod.ActiveDirectoryWorkloadIdentity" flow "client-credentials" client "confidential")
 (#case! @setting "Authentication" value "Active Directory Device Code Flow|ActiveDirectoryDeviceCodeFlow|SqlAuthenticationMethod.ActiveDirectoryDeviceCodeFlow" flow "device-code" client "public" silent "built-in")
 (#case! @setting "Authentication" value "Active Directory Device Code|ActiveDirectoryDeviceCode|SqlAuthenticationMethod.ActiveDirectoryDeviceCode" flow "device-code" client "public" silent "built-in")
 (#case! @setting "Authentication" value "Active Directory Managed Identity|ActiveDirectoryManagedIdentity|SqlAuthenticationMethod.ActiveDirectoryManagedIdentity" flow "managed-identity" client "managed-identity" identity "UserId|UserID|UID|User|user|msiClientId")
 (#case! @setting "Authentication" value "Active Directory MSI|ActiveDirectoryMSI|SqlAuthenticationMethod.ActiveDirectoryMSI" flow "managed-identity" client "managed-identity" identity "UserId|UserID|UID|User|user|msiClientId")
 (#case! @setting "Authentication" value "Active Directory Default|ActiveDirectoryDefault|SqlAuthenticationMethod.ActiveDirectoryDefault" flow "credential-chain")
 (#case! @setting "Authentication" value "Active Directory Interactive|ActiveDirectoryInteractive|SqlAuthenticationMethod.ActiveDirectoryInteractive" flow "interactive" client "public" silent "built-in")
 (#case! @setting "Authentication" value "Active Directory Integrated|ActiveDirectoryIntegrated|SqlAuthenticationMethod.ActiveDirectoryIntegrated" flow "integrated-windows"))

; Kusto: with a key, a certificate, a managed identity, a password; else a person is asked. In the source of a library that reads such strings, the calls that it makes tell.
; https://learn.microsoft.com/kusto/api/connection-strings/kusto
((string) @setting
 (#set! library "kusto-dotnet|azure-kusto|azure-kusto-data")
 (#set! requires "nothing")
 (#set! fact "acquisition")
 (#set! entra "evidence")
 (#set! at "value")
 (#case! @setting "Application Key" has "ApplicationClientId|AppClientId" flow "client-credentials" client "confidential" anchor "Application Key")
 (#case! @setting "AppKey" has "AppClientId|ApplicationClientId" flow "client-credentials" client "confidential" anchor "AppClientId")
 (#case! @setting "Application Certificate Thumbprint" has "ApplicationClientId|AppClientId" flow "client-credentials" client "confidential" anchor "Application Certificate")
 (#case! @setting "Application Certificate Blob" has "ApplicationClientId|AppClientId" flow "client-credentials" client "confidential" anchor "Application Certificate")
 (#case! @setting "EmbeddedManagedIdentity" value "system" flow "managed-identity" client "managed-identity" identity "none" anchor "EmbeddedManagedIdentity")
 (#case! @setting "EmbeddedManagedIdentity" flow "managed-identity" client "managed-identity" anchor "EmbeddedManagedIdentity")
 (#case! @setting "AAD Federated Security" value "true" has "ApplicationKey|AppKey|ApplicationCertificateThumbprint|ApplicationCertificateBlob|ApplicationToken|UserToken|EmbeddedManagedIdentity" fact "ignore" anchor "Federated Security")
 (#case! @setting "AAD Federated Security" value "true" has "Password|Pwd" flow "password" client "public" silent "built-in" anchor "Federated Security")
 (#case! @setting "AAD Federated Security" value "true" flow "interactive" client "public" silent "built-in" anchor "Federated Security"))

; Service Bus and Event Hubs. https://learn.microsoft.com/dotnet/api/microsoft.azure.servicebus.servicebusconnectionstringbuilder.authentication
((string) @setting
 (#set! fact "acquisition")
 (#set! entra "evidence")
 (#set! at "value")
 (#set! anchor "Authentication=Managed")
 (#case! @setting "Authentication" value "Managed Identity|ManagedIdentity" has "Endpoint" flow "managed-identity" client "managed-identity" identity "none"))

; SignalR. https://learn.microsoft.com/azure/azure-signalr/concept-connection-string
((string) @setting
 (#set! fact "acquisition")
 (#set! entra "evidence")
 (#set! at "value")
 (#set! anchor "AuthType=azure|AuthType=aad|authType=azure|authType=aad")
 (#case! @setting "AuthType" value "azure.msi" has "Endpoint" flow "managed-identity" client "managed-identity" identity "ClientId")
 (#case! @setting "AuthType" value "azure.app|aad" has "ClientSecret|ClientCert" flow "client-credentials" client "confidential")
 (#case! @setting "AuthType" value "aad" has "Endpoint" flow "managed-identity" client "managed-identity" identity "ClientId")
 (#case! @setting "AuthType" value "azure" has "Endpoint" flow "credential-chain"))

; Analysis Services and the endpoint of Power BI: a user that is an application. https://learn.microsoft.com/power-bi/enterprise/service-premium-service-principal
((string) @setting
 (#set! fact "acquisition")
 (#set! entra "evidence")
 (#set! anchor "=app:|= app:")
 (#case! @setting "User ID" value-has "app:" has "Password|Pwd" flow "client-credentials" client "confidential"))

; Its connection strings. https://learn.microsoft.com/dotnet/api/overview/azure/app-auth-migration#connection-string-support
((string_literal_content) @setting
 (#set! library "app-authentication")
 (#set! fact "acquisition")
 (#set! at "value")
 (#set! anchor "RunAs=")
 (#case! @setting "RunAs" value "App" has "AppKey|CertificateThumbprint|CertificateSubjectName|KeyVaultCertificateSecretIdentifier" flow "client-credentials" client "confidential")
 (#case! @setting "RunAs" value "App" flow "managed-identity" client "managed-identity" identity "AppId")
 (#case! @setting "RunAs" value "Developer" flow "developer-tool")
 (#case! @setting "RunAs" value "CurrentUser" flow "integrated-windows"))

; Dataverse and CRM. https://learn.microsoft.com/power-apps/developer/data-platform/xrm-tooling/use-connection-strings-xrm-tooling-connect
([(identifier) (string_literal_content) (string_content)] @setting
 (#set! library "dataverse")
 (#set! fact "acquisition")
 (#set! at "value")
 (#set! anchor "AuthType=|AuthType =|authtype=|AuthenticationType=")
 (#case! @setting "AuthType" value "ClientSecret|Certificate" flow "client-credentials" client "confidential")
 (#case! @setting "AuthType" value "OAuth" is "LoginPrompt=Always|SelectAccount" flow "interactive" client "public" silent "built-in" persistence "TokenCacheStorePath")
 (#case! @setting "AuthType" value "OAuth" has "Password" flow "password" client "public" silent "built-in" persistence "TokenCacheStorePath")
 (#case! @setting "AuthType" value "OAuth" flow "interactive" client "public" silent "built-in" persistence "TokenCacheStorePath")
 (#case! @setting "AuthType" value "Office365" flow "ws-trust"))

; Spark and Databricks: the provider class of the ABFS driver. https://hadoop.apache.org/docs/stable/hadoop-azure/abfs.html
((string_content) @text
 (#set! fact "acquisition")
 (#set! entra "evidence")
 (#case! @text "azurebfs.oauth2.ClientCredsTokenProvider" flow "client-credentials" client "confidential")
 (#case! @text "azurebfs.oauth2.MsiTokenProvider" flow "managed-identity" client "managed-identity" identity "fs.azure.account.oauth2.client.id")
 (#case! @text "azurebfs.oauth2.UserPasswordTokenProvider" flow "password"))

; The driver of the first generation, and the connector of Cosmos DB. https://learn.microsoft.com/azure/databricks/archive/storage/azure-datalake-gen1
; https://learn.microsoft.com/azure/cosmos-db/nosql/tutorial-spark-connector
((string_content) @setting
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#set! entra "evidence")
 (#case! @setting "dfs.adls.oauth2.access.token.provider.type" value "ClientCredential" anchor "oauth2.access.token.provider.type")
 (#case! @setting "fs.adl.oauth2.access.token.provider.type" value "ClientCredential" anchor "oauth2.access.token.provider.type")
 (#case! @setting "spark.cosmos.auth.type" value "ServicePrincipal" anchor "spark.cosmos.auth.type"))
