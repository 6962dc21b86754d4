; Credential packages over ADAL: retired. Their imports stand in libraries.scm.

; Service principals. https://learn.microsoft.com/javascript/api/@azure/ms-rest-nodeauth/
([(identifier) (property_identifier)] @call
 (#set! library "ms-rest-nodeauth|ms-rest-azure")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @call "loginWithServicePrincipalSecret" fact "acquisition")
 (#case! @call "loginWithServicePrincipalSecretWithAuthResponse" fact "acquisition")
 (#case! @call "loginWithServicePrincipalCertificate" fact "acquisition")
 (#case! @call "loginWithServicePrincipalCertificateWithAuthResponse" fact "acquisition")
 (#case! @call "loginWithAuthFile" fact "acquisition")
 (#case! @call "loginWithAuthFileWithAuthResponse" fact "acquisition"))
([(identifier) (property_identifier)] @construction
 (#set! library "ms-rest-nodeauth|ms-rest-azure")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @construction "ApplicationTokenCredentials" fact "acquisition")
 (#case! @construction "ApplicationTokenCertificateCredentials" fact "acquisition"))

; The certificate's factory. https://learn.microsoft.com/javascript/api/@azure/ms-rest-nodeauth/applicationtokencertificatecredentials
([(identifier) (property_identifier)] @call
 (#case! @call "create" on "ApplicationTokenCertificateCredentials" library "ms-rest-nodeauth" requires "receiver" fact "acquisition" flow "client-credentials" client "confidential"))

; The same type of the tasks of Azure Pipelines, over requests of its own. https://github.com/microsoft/azure-pipelines-tasks-common-packages/tree/main/common-npm-packages/azure-arm-rest
([(identifier) (property_identifier)] @construction
 (#case! @construction "ApplicationTokenCredentials" library "azure-pipelines-arm" requires "receiver" fact "acquisition" flow "client-credentials" client "confidential"))

; Users. The interactive sign-in is the device code; its credentials themselves only read the cache that they are handed. https://learn.microsoft.com/javascript/api/@azure/ms-rest-nodeauth/
([(identifier) (property_identifier)] @call
 (#set! library "ms-rest-nodeauth|ms-rest-azure")
 (#set! client "public")
 (#set! silent "built-in")
 (#case! @call "interactiveLogin" fact "acquisition" flow "device-code")
 (#case! @call "interactiveLoginWithAuthResponse" fact "acquisition" flow "device-code")
 (#case! @call "loginWithUsernamePassword" fact "acquisition" flow "password")
 (#case! @call "loginWithUsernamePasswordWithAuthResponse" fact "acquisition" flow "password"))
([(identifier) (property_identifier)] @construction
 (#set! library "ms-rest-nodeauth|ms-rest-azure")
 (#set! client "public")
 (#set! silent "built-in")
 (#case! @construction "DeviceTokenCredentials" fact "acquisition" flow "silent" persistence "5|0.tokenCache")
 (#case! @construction "UserTokenCredentials" fact "acquisition" flow "password"))

; Managed identity. https://learn.microsoft.com/javascript/api/@azure/ms-rest-nodeauth/
([(identifier) (property_identifier)] @call
 (#set! library "ms-rest-nodeauth|ms-rest-azure")
 (#set! flow "managed-identity")
 (#set! client "managed-identity")
 (#case! @call "loginWithMSI" fact "acquisition" identity "0.clientId|0.objectId|0.identityId")
 (#case! @call "loginWithVmMSI" fact "acquisition" identity "0.clientId|0.objectId|0.identityId")
 (#case! @call "loginWithAppServiceMSI" fact "acquisition" identity "0.clientId|0.objectId|0.identityId"))
([(identifier) (property_identifier)] @construction
 (#set! library "ms-rest-nodeauth|ms-rest-azure")
 (#set! flow "managed-identity")
 (#set! client "managed-identity")
 (#case! @construction "MSIVmTokenCredentials" fact "acquisition" identity "0.clientId|0.objectId|0.identityId")
 (#case! @construction "MSIAppServiceTokenCredentials" fact "acquisition" identity "0.clientId|0.objectId|0.identityId"))

; The Azure CLI's sign-in. https://learn.microsoft.com/javascript/api/@azure/ms-rest-nodeauth/azureclicredentials
([(identifier) (property_identifier)] @call
 (#case! @call "create" on "AzureCliCredentials" library "ms-rest-nodeauth" requires "receiver" fact "acquisition" flow "developer-tool"))

; In the browser, over adal.js: it asks for Azure's access tokens. https://www.npmjs.com/package/@azure/ms-rest-browserauth
([(identifier) (property_identifier)] @construction
 (#case! @construction "AuthManager" library "ms-rest-browserauth" fact "acquisition" flow "implicit-access-token" client "implicit"))
