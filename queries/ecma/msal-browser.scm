; MSAL.js 2 and later in the browser, React and Angular: authorization code with PKCE, whichever method is called.

; PublicClientApplication; a page's script of any version has it, by its name alone. https://learn.microsoft.com/javascript/api/@azure/msal-browser/publicclientapplication
([(identifier) (property_identifier)] @construction
 (#set! library "msal-browser|msal-js-1|msal-js-0")
 (#case! @construction "PublicClientApplication" fact "client" client "browser" flow "spa-authorization-code" types "IPublicClientApplication")
 (#case! @construction "PublicClientNext" fact "client" client "browser" flow "spa-authorization-code"))

; The factories in its place. https://learn.microsoft.com/javascript/api/@azure/msal-browser/
([(identifier) (property_identifier)] @call
 (#set! library "msal-browser")
 (#case! @call "createPublicClientApplication" fact "client" client "browser" flow "spa-authorization-code" types "IPublicClientApplication|PublicClientApplication")
 (#case! @call "createStandardPublicClientApplication" fact "client" client "browser" flow "spa-authorization-code" types "IPublicClientApplication|PublicClientApplication")
 (#case! @call "createNestablePublicClientApplication" fact "client" client "browser" flow "spa-authorization-code" types "IPublicClientApplication|PublicClientApplication")
 (#case! @call "create" on "CustomAuthPublicClientApplication" requires "receiver" fact "client" client "browser" flow "spa-authorization-code" types "ICustomAuthPublicClientApplication|CustomAuthPublicClientApplication"))

; What the client, msal-react's instance and msal-angular's MsalService have in common. https://learn.microsoft.com/javascript/api/@azure/msal-browser/ipublicclientapplication
([(identifier) (property_identifier)] @call
 (#set! library "msal-browser|msal-react|msal-angular")
 (#set! client "browser")
 (#case! @call "acquireTokenSilent" fact "acquisition" flow "silent" scopes "0.scopes" consent "0.extraScopesToConsent")
 (#case! @call "ssoSilent" fact "acquisition" flow "silent" scopes "0.scopes" consent "0.extraScopesToConsent")
 (#case! @call "acquireTokenPopup" fact "acquisition" flow "interactive" scopes "0.scopes" consent "0.extraScopesToConsent")
 (#case! @call "acquireTokenRedirect" fact "acquisition" flow "interactive" scopes "0.scopes" consent "0.extraScopesToConsent")
 (#case! @call "loginPopup" fact "acquisition" flow "interactive" scopes "0.scopes" consent "0.extraScopesToConsent" anchor "loginPopup(|loginPopup?.(")
 (#case! @call "loginRedirect" fact "acquisition" flow "interactive" scopes "0.scopes" consent "0.extraScopesToConsent")
 (#case! @call "acquireTokenByCode" fact "acquisition" flow "interactive" scopes "0.scopes"))

; The same as functions that are called elsewhere. https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Function/bind
((property_identifier) @reference
 (#set! library "msal-browser|msal-react|msal-angular")
 (#set! fact "scopes")
 (#set! client "browser")
 (#set! scopes "0.scopes")
 (#set! anchor "no")
 (#case! @reference "acquireTokenSilent")
 (#case! @reference "acquireTokenPopup")
 (#case! @reference "acquireTokenRedirect"))

; These complete a redirect or fill the cache: no token is asked for. https://learn.microsoft.com/javascript/api/@azure/msal-browser/ipublicclientapplication
([(identifier) (property_identifier)] @call
 (#set! library "msal-browser|msal-react|msal-angular")
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @call "handleRedirectPromise")
 (#case! @call "handleRedirectObservable")
 (#case! @call "hydrateCache")
 (#case! @call "loadExternalTokens"))

; A stub for tests is no client. https://github.com/AzureAD/microsoft-authentication-library-for-js/tree/dev/lib/msal-browser
([(identifier) (property_identifier)] @reference
 (#case! @reference "stubbedPublicClientApplication" library "msal-browser" fact "ignore" anchor "no"))

; msal-react: hooks. The hook tries silently and falls back to interaction. https://learn.microsoft.com/entra/msal/javascript/react/hooks
([(identifier) (property_identifier)] @call
 (#set! library "msal-react")
 (#set! client "browser")
 (#case! @call "useMsalAuthentication" fact "acquisition" flow "silent" scopes "1.scopes" consent "1.extraScopesToConsent")
 (#case! @call "acquireToken" requires "receiver" fact "acquisition" flow "silent" scopes "1.scopes" consent "1.extraScopesToConsent")
 (#case! @call "login" requires "receiver" fact "acquisition" flow "interactive" scopes "1.scopes" consent "1.extraScopesToConsent"))

; msal-react: components. The provider is handed a client of msal-browser. https://learn.microsoft.com/entra/msal/javascript/react/getting-started
([(identifier) (property_identifier)] @construction
 (#set! library "msal-react")
 (#case! @construction "MsalAuthenticationTemplate" fact "acquisition" flow "silent" client "browser" scopes "authenticationRequest.scopes" consent "authenticationRequest.extraScopesToConsent")
 (#case! @construction "MsalProvider" fact "ignore" anchor "no"))

; msal-angular 2 and later: the module is handed a client of msal-browser; its guard signs in with these scopes. https://learn.microsoft.com/entra/msal/javascript/angular/configuration
([(identifier) (property_identifier)] @call
 (#case! @call "forRoot" on "MsalModule" library "msal-angular" requires "receiver" fact "scopes" scopes "1.authRequest.scopes"))

; Microsoft Graph Toolkit over msal-browser. https://learn.microsoft.com/graph/toolkit/providers/msal2 https://learn.microsoft.com/graph/toolkit/providers/teams-msal2
([(identifier) (property_identifier)] @construction
 (#case! @construction "Msal2Provider" library "mgt-msal2-provider" has "0.publicClientApplication" lacks "0.clientId" fact "ignore")
 (#case! @construction "Msal2Provider" library "mgt-msal2-provider" fact "client" client "browser" flow "spa-authorization-code" scopes "0.scopes")
 (#case! @construction "mgt-msal2-provider" fact "client" client "browser" flow "spa-authorization-code" entra "evidence")
 (#case! @construction "TeamsMsal2Provider" library "mgt-teams-msal2-provider" fact "client" client "browser" flow "spa-authorization-code" scopes "0.scopes")
 (#case! @construction "mgt-teams-msal2-provider" fact "client" client "browser" flow "spa-authorization-code" entra "evidence"))

; PnPjs with a client of its own in the page. https://pnp.github.io/pnpjs/v3/msaljsclient/
([(identifier) (property_identifier)] @call
 (#set! library "pnp-msaljsclient")
 (#set! requires "receiver")
 (#set! fact "client")
 (#set! client "browser")
 (#set! flow "spa-authorization-code")
 (#case! @call "MSAL" scopes "1.scopes|0.authParams.scopes")
 (#case! @call "MsalClientSetup" scopes "1"))
