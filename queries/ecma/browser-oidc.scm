; OpenID Connect libraries of browsers and phones; they serve many providers and count where the application talks to Entra.

; A page that only takes in what a sign-in brings back needs no provider, and asks none. https://authts.github.io/oidc-client-ts/classes/UserManager.html#signinpopupcallback
([(identifier) (property_identifier)] @construction
 (#set! library "oidc-client-ts|oidc-client")
 (#set! requires "receiver")
 (#set! fact "ignore")
 (#case! @construction "UserManager" count "0")
 (#case! @construction "UserManager" has "0.response_mode" lacks "0.authority|0.metadata|0.metadataUrl"))

; oidc-client-ts: authorization code with PKCE. https://authts.github.io/oidc-client-ts/classes/UserManager.html
([(identifier) (property_identifier)] @construction
 (#case! @construction "UserManager" library "oidc-client-ts" requires "receiver" addresses "authority|metadata|issuer" fact "client" client "browser" flow "spa-authorization-code" scopes "0.scope"))

; oidc-client 1.x: an ID token alone, unless the response type says otherwise. https://github.com/IdentityModel/oidc-client-js/wiki
([(identifier) (property_identifier)] @construction
 (#set! library "oidc-client")
 (#set! requires "receiver")
 (#set! addresses "authority|metadata|issuer")
 (#set! scopes "0.scope")
 (#case! @construction "UserManager" is "0.response_type=code" fact "client" client "browser" flow "spa-authorization-code")
 (#case! @construction "UserManager" is "0.response_type=id_token token|token id_token|token" fact "acquisition" client "implicit" flow "implicit-access-token")
 (#case! @construction "UserManager" unseen "0.response_type" fact "client" client "browser")
 (#case! @construction "UserManager" fact "acquisition" client "implicit" flow "implicit-id-token"))

; The calls of a UserManager carry scopes as a string of several. https://authts.github.io/oidc-client-ts/classes/UserManager.html
([(identifier) (property_identifier)] @call
 (#set! library "oidc-client-ts|oidc-client|react-oidc-context")
 (#case! @call "signinRedirect" fact "scopes" scopes "0.scope")
 (#case! @call "signinPopup" fact "scopes" scopes "0.scope")
 (#case! @call "signinSilent" fact "scopes" scopes "0.scope")
 (#case! @call "signinResourceOwnerCredentials" fact "acquisition" flow "password" client "browser"))
; UserInfo switched on. https://authts.github.io/oidc-client-ts/interfaces/OidcClientSettings.html
([(identifier) (property_identifier) (string_fragment)] @setting
 (#case! @setting "loadUserInfo" value "true" library "oidc-client-ts|oidc-client|react-oidc-context|redux-oidc" fact "user-info" anchor "loadUserInfo"))

; react-oidc-context: the provider makes a UserManager of its settings, unless it is handed one. https://github.com/authts/react-oidc-context
([(identifier) (property_identifier)] @construction
 (#set! library "react-oidc-context")
 (#set! requires "receiver")
 (#case! @construction "AuthProvider" has "userManager" fact "ignore")
 (#case! @construction "AuthProvider" fact "client" client "browser" flow "spa-authorization-code" scopes "scope"))

; react-oauth2-code-pkce: the provider signs in with what its configuration names. https://github.com/soofstad/react-oauth2-pkce
([(identifier) (property_identifier)] @construction
 (#case! @construction "AuthProvider" library "react-oauth2-code-pkce" requires "receiver" fact "client" client "browser" flow "spa-authorization-code" scopes "authConfig.scope"))

; oidc-react: the same, on the code unless it is told another type of answer. https://github.com/bjerkio/oidc-react
([(identifier) (property_identifier)] @construction
 (#set! library "oidc-react")
 (#set! requires "receiver")
 (#set! scopes "scope")
 (#case! @construction "AuthProvider" has "userManager" fact "ignore")
 (#case! @construction "AuthProvider" is "responseType=id_token token|token id_token|token" fact "acquisition" client "implicit" flow "implicit-access-token")
 (#case! @construction "AuthProvider" is "responseType=id_token" fact "acquisition" client "implicit" flow "implicit-id-token")
 (#case! @construction "AuthProvider" fact "client" client "browser" flow "spa-authorization-code"))

; Further wrappers of oidc-client: their settings are those of a UserManager. https://github.com/AxaFrance/oidc-client https://github.com/perarnborg/vuex-oidc https://github.com/maxmantz/redux-oidc
; https://www.npmjs.com/package/vue3-oidc https://github.com/soukoku/vue-oidc-client
([(identifier) (property_identifier)] @construction
 (#set! library "axa-oidc")
 (#set! requires "receiver")
 (#case! @construction "OidcProvider" fact "client" client "browser" flow "spa-authorization-code" scopes "configuration.scope")
 (#case! @construction "AuthenticationProvider" fact "client" client "browser" flow "spa-authorization-code" scopes "configuration.scope"))
([(identifier) (property_identifier)] @call
 (#set! requires "receiver")
 (#case! @call "vuexOidcCreateStoreModule" is "0.responseType=code" library "vuex-oidc" fact "client" client "browser" flow "spa-authorization-code" scopes "0.scope")
 (#case! @call "vuexOidcCreateStoreModule" is "0.responseType=id_token token|token id_token|token" library "vuex-oidc" fact "acquisition" client "implicit" flow "implicit-access-token" scopes "0.scope")
 (#case! @call "vuexOidcCreateStoreModule" unseen "0.responseType" library "vuex-oidc" fact "client" client "browser")
 (#case! @call "vuexOidcCreateStoreModule" library "vuex-oidc" fact "acquisition" client "implicit" flow "implicit-id-token")
 (#case! @call "createUserManager" is "0.response_type=code" library "redux-oidc" fact "client" client "browser" flow "spa-authorization-code" scopes "0.scope")
 (#case! @call "createUserManager" is "0.response_type=id_token token|token id_token|token" library "redux-oidc" fact "acquisition" client "implicit" flow "implicit-access-token" scopes "0.scope")
 (#case! @call "createUserManager" unseen "0.response_type" library "redux-oidc" fact "client" client "browser")
 (#case! @call "createUserManager" library "redux-oidc" fact "acquisition" client "implicit" flow "implicit-id-token")
 (#case! @call "createOidcAuth" is "3.response_type=code" library "vue-oidc-client" fact "client" client "browser" flow "spa-authorization-code" scopes "3.scope")
 (#case! @call "createOidcAuth" is "3.response_type=id_token token|token id_token|token" library "vue-oidc-client" fact "acquisition" client "implicit" flow "implicit-access-token" scopes "3.scope")
 (#case! @call "createOidcAuth" unseen "3.response_type" library "vue-oidc-client" fact "client" client "browser")
 (#case! @call "createOidcAuth" library "vue-oidc-client" fact "acquisition" client "implicit" flow "implicit-id-token")
 (#case! @call "getOrCreate" on "OidcClient" library "axa-oidc" fact "client" client "browser" flow "spa-authorization-code")
 (#case! @call "createOidc" library "vue3-oidc" fact "client" client "browser" flow "spa-authorization-code" scopes "0.oidcSettings.scope"))

; hello.js asks for a token in the page unless it is told another type of answer. https://adodson.com/hello.js/
([(identifier) (property_identifier)] @call
 (#case! @call "login" library "hellojs" requires "receiver" entra "required" fact "acquisition" flow "implicit-access-token" client "implicit" scopes "0.scope|1.scope" anchor "hellojs"))

; oidc-spa and js-pkce: the code with PKCE alone. https://docs.oidc-spa.dev/ https://github.com/bpedroza/js-pkce
([(identifier) (property_identifier)] @call
 (#set! library "oidc-spa")
 (#set! at-entra "0.issuerUri")
 (#set! fact "client")
 (#set! client "browser")
 (#set! flow "spa-authorization-code")
 (#set! scopes "0.scopes")
 (#case! @call "createOidc" requires "receiver")
 (#case! @call "createReactOidc" requires "receiver")
 (#case! @call "bootstrapOidc"))
([(identifier) (property_identifier)] @construction
 (#case! @construction "default" library "js-pkce" requires "receiver" at-entra "0.authorization_endpoint|0.token_endpoint" fact "client" client "browser" flow "spa-authorization-code" scopes "0.requested_scopes"))

; Buttons for pages: a client of msal 1 that asks for an access token, one of msal-browser, or a code redeemed by a request of their own.
; https://www.npmjs.com/package/react-microsoft-login https://www.npmjs.com/package/@abacritt/angularx-social-login https://www.npmjs.com/package/reactjs-social-login
([(identifier) (property_identifier)] @construction
 (#set! requires "receiver")
 (#case! @construction "default" library "react-microsoft-login-1" fact "acquisition" flow "implicit-access-token" client "implicit" scopes "graphScopes")
 (#case! @construction "default" library "react-microsoft-login" fact "client" flow "spa-authorization-code" client "browser" scopes "graphScopes")
 (#case! @construction "MicrosoftLoginProvider" library "angularx-social-login" fact "client" flow "spa-authorization-code" client "browser" scopes "1.scopes" entra "evidence" anchor "MicrosoftLoginProvider")
 (#case! @construction "LoginSocialMicrosoft" library "reactjs-social-login" fact "client" flow "spa-authorization-code" client "browser" scopes "scope" entra "evidence" anchor "LoginSocialMicrosoft"))

; react-azure-adb2c makes a client of msal 1 of what it is told. https://www.npmjs.com/package/react-azure-adb2c
([(identifier) (property_identifier)] @call
 (#case! @call "initialize" library "react-azure-adb2c" requires "receiver" fact "acquisition" flow "implicit-access-token" client "implicit" scopes "0.scopes"))

; angular-oauth2-oidc: implicit, unless the response type is the code. https://manfredsteyer.github.io/angular-oauth2-oidc/docs/
([(identifier) (property_identifier)] @call
 (#set! library "angular-oauth2-oidc")
 (#case! @call "configure" requires "receiver" is "0.responseType=code" fact "client" client "browser" flow "spa-authorization-code" scopes "0.scope")
 (#case! @call "configure" requires "receiver" is "0.responseType=id_token" fact "acquisition" client "implicit" flow "implicit-id-token" scopes "0.scope")
 (#case! @call "configure" requires "receiver" is "0.requestAccessToken=false" fact "acquisition" client "implicit" flow "implicit-id-token" scopes "0.scope")
 (#case! @call "configure" requires "receiver" fact "acquisition" client "implicit" flow "implicit-access-token" scopes "0.scope")
 (#case! @call "fetchTokenUsingPasswordFlow" fact "acquisition" flow "password" client "browser")
 (#case! @call "fetchTokenUsingPasswordFlowAndLoadUserProfile" fact "acquisition" flow "password" client "browser")
 (#case! @call "loadUserProfile" requires "receiver" fact "user-info"))
; These start the flow that `configure` has chosen. https://manfredsteyer.github.io/angular-oauth2-oidc/docs/
([(identifier) (property_identifier)] @call
 (#set! library "angular-oauth2-oidc")
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @call "initCodeFlow")
 (#case! @call "initLoginFlow")
 (#case! @call "initImplicitFlow")
 (#case! @call "silentRefresh"))

; angular-auth-oidc-client: the code with PKCE, unless the configuration says otherwise; where it names the type of response it says so there. https://angular-auth-oidc-client.com/docs/documentation/configuration
([(identifier) (property_identifier)] @call
 (#set! library "angular-auth-oidc-client")
 (#set! requires "receiver")
 (#set! addresses "authority|wellknown|issuer")
 (#case! @call "forRoot" count "1" is "0.config.responseType=id_token token|token id_token|token" fact "acquisition" client "implicit" flow "implicit-access-token")
 (#case! @call "forRoot" count "1" is "0.config.responseType=id_token" fact "acquisition" client "implicit" flow "implicit-id-token")
 (#case! @call "forRoot" count "1" at "0.config.responseType" fact "client" client "browser" flow "spa-authorization-code" scopes "0.config.scope")
 (#case! @call "provideAuth" is "0.config.responseType=id_token token|token id_token|token" fact "acquisition" client "implicit" flow "implicit-access-token")
 (#case! @call "provideAuth" is "0.config.responseType=id_token" fact "acquisition" client "implicit" flow "implicit-id-token")
 (#case! @call "provideAuth" at "0.config.responseType" fact "client" client "browser" flow "spa-authorization-code" scopes "0.config.scope"))
; Up to version 11 a service is given the configuration. https://github.com/damienbod/angular-auth-oidc-client/blob/version-11/docs/configuration.md
([(identifier) (property_identifier)] @call
 (#set! library "angular-auth-oidc-client")
 (#set! on "OidcConfigService")
 (#case! @call "withConfig" is "0.responseType=id_token token|token id_token|token" fact "acquisition" client "implicit" flow "implicit-access-token")
 (#case! @call "withConfig" is "0.responseType=id_token" fact "acquisition" client "implicit" flow "implicit-id-token")
 (#case! @call "withConfig" at "0.responseType" fact "client" client "browser" flow "spa-authorization-code" scopes "0.scope"))
; Up to version 10 a module is set up with it. https://github.com/damienbod/angular-auth-oidc-client/blob/version-10/README.md
([(identifier) (property_identifier)] @call
 (#set! library "angular-auth-oidc-client")
 (#set! entra "required")
 (#case! @call "setupModule" is "0.response_type=id_token token|token id_token|token" fact "acquisition" client "implicit" flow "implicit-access-token")
 (#case! @call "setupModule" is "0.response_type=id_token" fact "acquisition" client "implicit" flow "implicit-id-token")
 (#case! @call "setupModule" at "0.response_type" fact "client" client "browser" flow "spa-authorization-code" scopes "0.scope"))
; UserInfo switched on. https://angular-auth-oidc-client.com/docs/documentation/configuration#autouserinfo
((property_identifier) @setting
 (#case! @setting "autoUserInfo" value "true" library "angular-auth-oidc-client" fact "user-info" anchor "autoUserInfo"))

; expo-auth-session: the exchange redeems a code that the application has, as a request of its own would; the cache is its own as well. https://docs.expo.dev/versions/latest/sdk/auth-session/
([(identifier) (property_identifier)] @call
 (#set! library "expo-auth-session")
 (#case! @call "exchangeCodeAsync" fact "acquisition" flow "interactive" client "public" silent "built-in" scopes "0.scopes")
 (#case! @call "refreshAsync" fact "acquisition" flow "silent" client "public" scopes "0.scopes")
 (#case! @call "useAuthRequest" fact "scopes" scopes "0.scopes")
 (#case! @call "useAutoDiscovery" fact "ignore" anchor "no")
 (#case! @call "fetchUserInfoAsync" fact "user-info"))

; react-native-app-auth. https://nearform.com/open-source/react-native-app-auth/docs/
([(identifier) (property_identifier)] @call
 (#set! library "react-native-app-auth")
 (#set! requires "receiver")
 (#case! @call "authorize" fact "acquisition" flow "interactive" client "public" scopes "0.scopes")
 (#case! @call "refresh" fact "acquisition" flow "silent" client "public" scopes "0.scopes"))

; What came before expo-auth-session. https://docs.expo.dev/versions/v44.0.0/sdk/app-auth/
([(identifier) (property_identifier)] @call
 (#set! library "expo-app-auth")
 (#set! requires "receiver")
 (#case! @call "authAsync" fact "acquisition" flow "interactive" client "public" scopes "0.scopes")
 (#case! @call "refreshAsync" fact "acquisition" flow "silent" client "public" scopes "0.scopes"))

; Nuxt 2 in the page: the strategy's type of answer. https://auth.nuxtjs.org/schemes/oauth2
([(identifier) (property_identifier) (string_fragment)] @setting
 (#set! library "nuxt-auth")
 (#set! entra "required")
 (#set! fact "acquisition")
 (#set! anchor "@nuxtjs/auth-next")
 (#case! @setting "responseType" value "code" has "endpoints" flow "spa-authorization-code" client "browser" scopes "scope")
 (#case! @setting "responseType" value "token|id_token token|token id_token" has "endpoints" flow "implicit-access-token" client "implicit" scopes "scope"))

; Phones: the system's browser and a code with PKCE; an authority's tokens are kept by the plug-in.
; https://github.com/capacitor-community/generic-oauth2 https://ionic.io/docs/auth-connect https://www.npmjs.com/package/react-native-azure-auth https://www.npmjs.com/package/@recognizebv/capacitor-plugin-msauth
([(identifier) (property_identifier)] @call
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! flow "interactive")
 (#set! client "public")
 (#case! @call "authenticate" library "capacitor-oauth2" at-entra "0.authorizationBaseUrl" scopes "0.scope")
 (#case! @call "login" on "AuthConnect" library "ionic-auth" at-entra "1.discoveryUrl" scopes "1.scope")
 (#case! @call "authorize" library "react-native-azure-auth" scopes "0.scope")
 (#case! @call "login" on "MsAuthPlugin" library "capacitor-msauth" scopes "0.scopes"))
; Before version 5 an application's service is derived from the plug-in's, and logs itself in. https://ionic.io/docs/auth-connect/4.0
([(identifier) (property_identifier)] @construction
 (#case! @construction "IonicAuth" library "ionic-auth" requires "receiver" at-entra "0.discoveryUrl" fact "scopes" scopes "0.scope"))
([(identifier) (property_identifier)] @call
 (#case! @call "login" lacks "0" library "ionic-auth" requires "receiver" entra "required" fact "acquisition" flow "interactive" client "public" silent "built-in"))
; https://learn.microsoft.com/graph/toolkit/providers/electron
([(identifier) (property_identifier)] @call
 (#case! @call "initialize" on "ElectronAuthenticator" library "mgt-electron-provider" requires "receiver" fact "acquisition" flow "interactive" client "public" silent "built-in" scopes "0.scopes"))

; Vue 2: the plug-ins make a client of msal 1, or of adal.js, of the options. https://www.npmjs.com/package/vue-msal https://www.npmjs.com/package/vue-adal
([(identifier) (property_identifier)] @reference
 (#case! @reference "default" library "vue-msal" requires "receiver" fact "client" client "implicit" flow "implicit-access-token")
 (#case! @reference "default" library "vue-adal" requires "receiver" fact "client" client "implicit" flow "implicit-access-token"))
; The same over msal-browser: code with PKCE. https://www.npmjs.com/package/vue-msal-browser https://www.npmjs.com/package/msal-vue https://www.npmjs.com/package/vue3-msal-plugin
([(identifier) (property_identifier)] @reference
 (#case! @reference "default" library "vue-msal-browser" requires "receiver" fact "client" client "browser" flow "spa-authorization-code")
 (#case! @reference "MsalPlugin" library "msal-vue" requires "receiver" fact "client" client "browser" flow "spa-authorization-code"))
([(identifier) (property_identifier)] @call
 (#case! @call "msalInstance" library "vue3-msal-plugin" requires "receiver" fact "client" client "browser" flow "spa-authorization-code"))
