; MSAL Node: the client that a method is called on decides what the method means.

; Client applications. https://learn.microsoft.com/javascript/api/@azure/msal-node/
([(identifier) (property_identifier)] @construction
 (#set! library "msal-node")
 (#case! @construction "PublicClientApplication" fact "client" client "public" types "IPublicClientApplication" persistence "0.broker.nativeBrokerPlugin")
 (#case! @construction "ConfidentialClientApplication" fact "client" client "confidential" types "IConfidentialClientApplication")
 (#case! @construction "ManagedIdentityApplication" fact "acquisition" flow "managed-identity" client "managed-identity"
  identity "0.managedIdentityIdParams.userAssignedClientId|0.managedIdentityIdParams.userAssignedResourceId|0.managedIdentityIdParams.userAssignedObjectId"))

; Public client. https://learn.microsoft.com/javascript/api/@azure/msal-node/publicclientapplication
([(identifier) (property_identifier)] @call
 (#set! library "msal-node")
 (#set! client "public")
 (#case! @call "acquireTokenInteractive" fact "acquisition" flow "interactive" scopes "0.scopes" consent "0.extraScopesToConsent")
 (#case! @call "acquireTokenByDeviceCode" fact "acquisition" flow "device-code" scopes "0.scopes" consent "0.extraScopesToConsent"))

; Both clients. A silent call without an account does not refresh a user's token. https://learn.microsoft.com/javascript/api/@azure/msal-node/clientapplication
([(identifier) (property_identifier)] @call
 (#set! library "msal-node")
 (#case! @call "acquireTokenSilent" on "confidential" has "0.scopes" lacks "0.account" fact "scopes" scopes "0.scopes")
 (#case! @call "acquireTokenSilent" on "confidential" fact "acquisition" flow "refresh" client "confidential" scopes "0.scopes")
 (#case! @call "acquireTokenSilent" fact "acquisition" flow "silent" client "public" scopes "0.scopes")
 (#case! @call "acquireTokenByCode" on "public" fact "acquisition" flow "interactive" client "public" scopes "0.scopes")
 (#case! @call "acquireTokenByCode" fact "acquisition" flow "authorization-code" client "confidential" scopes "0.scopes")
 (#case! @call "acquireTokenByRefreshToken" on "public" fact "acquisition" client "public" scopes "0.scopes")
 (#case! @call "acquireTokenByRefreshToken" fact "acquisition" flow "refresh" client "confidential" scopes "0.scopes")
 (#case! @call "acquireTokenByUsernamePassword" on "confidential" fact "acquisition" flow "password" client "confidential" scopes "0.scopes")
 (#case! @call "acquireTokenByUsernamePassword" fact "acquisition" flow "password" client "public" scopes "0.scopes")
 (#case! @call "getAuthCodeUrl" fact "ignore" anchor "no"))

; Confidential client. https://learn.microsoft.com/javascript/api/@azure/msal-node/confidentialclientapplication
([(identifier) (property_identifier)] @call
 (#set! library "msal-node")
 (#set! client "confidential")
 (#case! @call "acquireTokenByClientCredential" fact "acquisition" flow "client-credentials" scopes "0.scopes")
 (#case! @call "acquireTokenOnBehalfOf" fact "acquisition" flow "on-behalf-of" scopes "0.scopes")
 (#case! @call "acquireTokenByUserFederatedIdentityCredential" fact "acquisition" flow "authorization-code" scopes "0.scopes"))

; Methods that are bound, or handed on. https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Function/bind
((property_identifier) @reference
 (#set! library "msal-node")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @reference "acquireTokenByClientCredential" flow "client-credentials" scopes "0.scopes")
 (#case! @reference "acquireTokenOnBehalfOf" flow "on-behalf-of" scopes "0.scopes"))

; Managed identity: the object is what is judged, the call says the resource. https://learn.microsoft.com/entra/msal/javascript/node/managed-identity
([(identifier) (property_identifier)] @call
 (#case! @call "acquireToken" on "managed-identity" library "msal-node" requires "receiver" anchor ".acquireToken(" weak "yes" fact "scopes" scopes "0.resource"))

; Where the cache of a native application stays. https://learn.microsoft.com/entra/msal/javascript/node/caching
([(identifier) (property_identifier) (shorthand_property_identifier)] @setting
 (#case! @setting "cachePlugin" library "msal-node" fact "cache" cache "custom" anchor "cachePlugin"))
([(identifier) (property_identifier)] @call
 (#case! @call "serialize" library "msal-node" requires "receiver" fact "cache" cache "custom"))
([(identifier) (property_identifier)] @construction
 (#case! @construction "DistributedCachePlugin" library "msal-node" fact "cache" cache "server"))

; Persistence and broker of msal-node-extensions. https://learn.microsoft.com/entra/msal/javascript/node/extensions
([(identifier) (property_identifier)] @construction
 (#set! library "msal-node-extensions")
 (#case! @construction "PersistenceCachePlugin" fact "cache" cache "persisted")
 (#case! @construction "NativeBrokerPlugin" fact "broker" broker "yes"))

; MSAL for React Native: the platform's library keeps the cache. https://github.com/stashenergy/react-native-msal
([(identifier) (property_identifier)] @construction
 (#case! @construction "PublicClientApplication" library "react-native-msal" fact "client" client "public" cache "self"))
([(identifier) (property_identifier)] @call
 (#set! library "react-native-msal")
 (#set! client "public")
 (#case! @call "acquireToken" requires "receiver" fact "acquisition" flow "interactive" scopes "0.scopes")
 (#case! @call "acquireTokenSilent" fact "acquisition" flow "silent" scopes "0.scopes"))

; The same over MSAL for Android and for iOS, with a policy of Azure AD B2C. https://github.com/rmcfarlane82/react-native-msal-plugin
([(identifier) (property_identifier)] @construction
 (#case! @construction "default" library "react-native-msal-plugin" requires "receiver" fact "client" client "public" cache "self"))
([(identifier) (property_identifier)] @call
 (#set! library "react-native-msal-plugin")
 (#set! requires "receiver")
 (#set! client "public")
 (#set! fact "acquisition")
 (#case! @call "acquireTokenAsync" flow "interactive" scopes "0")
 (#case! @call "acquireTokenSilentAsync" flow "silent" scopes "0"))

; MSAL for Android and iOS through a plug-in of Cordova, which is a global of the page. https://www.npmjs.com/package/cordova-plugin-msal
([(identifier) (property_identifier)] @call
 (#set! library "cordova-msal")
 (#set! client "public")
 (#case! @call "msalInit" fact "client" cache "self" scopes "2.scopes")
 (#case! @call "signInInteractive" fact "acquisition" flow "interactive")
 (#case! @call "signInSilent" fact "acquisition" flow "silent"))
