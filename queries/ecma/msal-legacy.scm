; MSAL.js 0.x and 1.x and what wraps them: implicit flow. A sign-in returns an ID token, every acquireToken call an access token.

; UserAgentApplication. https://learn.microsoft.com/javascript/api/msal/useragentapplication
([(identifier) (property_identifier)] @construction
 (#case! @construction "UserAgentApplication" library "msal-js-1|msal-js-0" fact "client" client "implicit"))

; 1.x, and msal-angular 1.x in its likeness: the scopes stand in a request. https://learn.microsoft.com/javascript/api/msal/useragentapplication
([(identifier) (property_identifier)] @call
 (#set! library "msal-js-1|msal-angular-1")
 (#set! client "implicit")
 (#case! @call "loginPopup" fact "acquisition" flow "implicit-id-token" scopes "0.scopes" consent "0.extraScopesToConsent" anchor "loginPopup(|loginPopup?.(")
 (#case! @call "loginRedirect" fact "acquisition" flow "implicit-id-token" scopes "0.scopes" consent "0.extraScopesToConsent")
 (#case! @call "acquireTokenSilent" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0.scopes" consent "0.extraScopesToConsent")
 (#case! @call "acquireTokenPopup" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0.scopes" consent "0.extraScopesToConsent")
 (#case! @call "acquireTokenRedirect" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0.scopes" consent "0.extraScopesToConsent")
 (#case! @call "ssoSilent" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0.scopes"))

; 0.x: the scopes are an array. https://github.com/AzureAD/microsoft-authentication-library-for-js/wiki
([(identifier) (property_identifier)] @call
 (#set! library "msal-js-0|msal-angular-0|msal-angularjs")
 (#set! client "implicit")
 (#case! @call "loginPopup" fact "acquisition" flow "implicit-id-token" scopes "0" anchor "loginPopup(|loginPopup?.(")
 (#case! @call "loginRedirect" fact "acquisition" flow "implicit-id-token" scopes "0")
 (#case! @call "acquireTokenSilent" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0")
 (#case! @call "acquireTokenPopup" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0")
 (#case! @call "acquireTokenRedirect" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0"))

; Where a redirect is completed nothing is asked for. https://learn.microsoft.com/javascript/api/msal/useragentapplication
([(identifier) (property_identifier)] @call
 (#case! @call "handleRedirectCallback" library "msal-js-1|msal-angular-1" fact "ignore" anchor "no"))

; msal-angular before 2: with protected resources the interceptor asks for access tokens by itself. https://www.npmjs.com/package/@azure/msal-angular/v/1.1.2
([(identifier) (property_identifier)] @call
 (#set! requires "receiver")
 (#set! client "implicit")
 (#case! @call "forRoot" on "MsalModule" library "msal-angular-1" has "0.framework.protectedResourceMap|1.protectedResourceMap" not "0.framework.protectedResourceMap|1.protectedResourceMap=[]|new Map()" fact "acquisition" flow "implicit-access-token")
 (#case! @call "forRoot" on "MsalModule" library "msal-angular-1" fact "client")
 (#case! @call "forRoot" on "MsalModule" library "msal-angular-0" has "0.protectedResourceMap" fact "acquisition" flow "implicit-access-token")
 (#case! @call "forRoot" on "MsalModule" library "msal-angular-0" fact "client"))

; 1.x reads the same map from the provider of a token as well: it belongs to the module that is set up. https://www.npmjs.com/package/@azure/msal-angular/v/1.1.2
([(identifier) (property_identifier)] @setting
 (#case! @setting "protectedResourceMap" value "[]|new Map()" library "msal-angular-1" requires "import" fact "ignore")
 (#case! @setting "protectedResourceMap" library "msal-angular-1" requires "import" fact "response-type" flow "implicit-access-token"))

; What the map has for an address: as settled as the map, which stands in the settings. https://www.npmjs.com/package/@azure/msal-angular/v/1.1.2
([(identifier) (property_identifier)] @call
 (#case! @call "getScopesForEndpoint" fact "configured" anchor "no"))

; The settings may be provided under a token instead. https://www.npmjs.com/package/@azure/msal-angular/v/1.1.2
([(identifier) (property_identifier)] @setting
 (#case! @setting "provide" value "MSAL_CONFIG" library "msal-angular-1|msal-angular-0" requires "import" fact "client" client "implicit"))
; The guard signs in. https://www.npmjs.com/package/@azure/msal-angular/v/1.1.2
((identifier) @reference
 (#case! @reference "MsalGuard" library "msal-angular-1|msal-angular-0" requires "receiver" fact "acquisition" flow "implicit-id-token" client "implicit"))

; The Graph library's provider over it, in its version 2: it asks for access tokens by itself, and its options hold the scopes. https://github.com/microsoftgraph/msgraph-sdk-javascript/blob/2.2.1/docs/CreatingClientInstance.md
([(identifier) (property_identifier)] @construction
 (#set! library "microsoft-graph-client|msal-js-1")
 (#case! @construction "ImplicitMSALAuthenticationProvider" fact "acquisition" flow "implicit-access-token" client "implicit")
 (#case! @construction "MSALAuthenticationProviderOptions" fact "scopes" scopes "0"))

; react-aad-msal. https://github.com/syncweek-react-aad/react-aad/tree/master/packages/react-aad-msal
([(identifier) (property_identifier)] @construction
 (#case! @construction "MsalAuthProvider" library "react-aad-msal" fact "client" client "implicit" scopes "1.scopes")
 (#case! @construction "AzureAD" library "react-aad-msal" requires "receiver" fact "acquisition" flow "implicit-id-token" client "implicit"))
([(identifier) (property_identifier)] @call
 (#set! library "react-aad-msal")
 (#set! client "implicit")
 (#set! requires "receiver")
 (#set! weak "yes")
 (#case! @call "getAccessToken" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0.scopes" anchor ".getAccessToken(")
 (#case! @call "getIdToken" fact "acquisition" flow "implicit-id-token" anchor ".getIdToken("))

; Microsoft Graph Toolkit over msal 1.x: it asks for Graph's tokens by itself. https://learn.microsoft.com/graph/toolkit/providers/msal https://learn.microsoft.com/graph/toolkit/providers/teams
([(identifier) (property_identifier)] @construction
 (#case! @construction "MsalProvider" library "mgt-msal-provider" fact "acquisition" flow "implicit-access-token" client "implicit" scopes "0.scopes")
 (#case! @construction "mgt-msal-provider" fact "acquisition" flow "implicit-access-token" client "implicit" entra "evidence")
 (#case! @construction "TeamsProvider" library "mgt-teams-provider" fact "acquisition" flow "implicit-access-token" client "implicit" scopes "0.scopes")
 (#case! @construction "mgt-teams-provider" fact "acquisition" flow "implicit-access-token" client "implicit" entra "evidence"))
