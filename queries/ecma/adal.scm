; ADAL for JavaScript: retired. Its imports stand in libraries.scm.

; adal.js, and its services for Angular (https://www.npmjs.com/package/ng2-adal https://www.npmjs.com/package/adal-angular4): implicit flow; `login` returns an ID token, and so does a token for the application itself.
; The services are told the endpoints whose access tokens their interceptors ask for. https://github.com/AzureAD/azure-activedirectory-library-for-js
([(identifier) (property_identifier)] @construction
 (#case! @construction "AuthenticationContext" library "adal-js|react-adal|pnp-adaljsclient" anchor "new AuthenticationContext|.AuthenticationContext" fact "client" client "implicit"))
([(identifier) (property_identifier)] @call
 (#set! library "adal-js|react-adal|ng2-adal")
 (#set! client "implicit")
 (#case! @call "inject" requires "receiver" fact "client" types "AuthenticationContext")
 (#case! @call "init" library "ng2-adal" requires "receiver" has "0.endpoints" fact "acquisition" flow "implicit-access-token")
 (#case! @call "forRoot" library "ng2-adal" requires "receiver" has "0.endpoints" fact "acquisition" flow "implicit-access-token")
 (#case! @call "login" requires "receiver" fact "acquisition" flow "implicit-id-token")
 (#case! @call "acquireToken" requires "receiver" anchor ".acquireToken(" weak "yes" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0")
 (#case! @call "acquireTokenPopup" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0")
 (#case! @call "acquireTokenRedirect" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0")
 (#case! @call "adalGetToken" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "1")
 (#case! @call "adalFetch" fact "acquisition" flow "implicit-access-token" scopes "1")
 (#case! @call "withAdalLogin" fact "acquisition" flow "implicit-access-token" scopes "1")
 (#case! @call "runWithAdal" is "2=true" fact "ignore")
 (#case! @call "runWithAdal" fact "acquisition" flow "implicit-id-token")
 (#case! @call "getCachedToken" requires "receiver" fact "ignore"))

; The resource that a request's address leads to. https://github.com/AzureAD/azure-activedirectory-library-for-js/blob/dev/lib/adal.js
([(identifier) (property_identifier)] @call
 (#case! @call "getResourceForEndpoint" fact "input" anchor "no"))

; The AngularJS module: its provider registers an interceptor that asks for access tokens of the endpoints that it is told. https://github.com/AzureAD/azure-activedirectory-library-for-js#angularjs
([(identifier) (property_identifier)] @call
 (#set! library "adal-js")
 (#set! anchor "adalAuthenticationServiceProvider")
 (#case! @call "init" on "adalAuthenticationServiceProvider" has "0.endpoints" fact "acquisition" flow "implicit-access-token" client "implicit")
 (#case! @call "init" on "adalAuthenticationServiceProvider" fact "client" client "implicit"))

; Its service, which carries its own name or a short one. https://github.com/AzureAD/azure-activedirectory-library-for-js#angularjs
([(identifier) (property_identifier)] @call
 (#set! library "adal-js")
 (#set! client "implicit")
 (#set! anchor "adalAuthenticationService")
 (#case! @call "login" on "adalAuthenticationService|adalService" fact "acquisition" flow "implicit-id-token")
 (#case! @call "acquireToken" on "adalAuthenticationService|adalService" fact "acquisition" flow "implicit-access-token" default-flow "yes" scopes "0"))
((string_fragment) @text
 (#set! library "adal-js")
 (#set! fact "library")
 (#set! retired "yes")
 (#case! @text "AdalAngular")
 (#case! @text "adalAuthenticationService"))

; AD FS instead of a tenant: its address is the instance. https://github.com/AzureAD/azure-activedirectory-library-for-js/wiki/Config-authentication-context
([(identifier) (property_identifier) (string_fragment)] @setting
 (#case! @setting "instance" library "adal-js|react-adal|ng2-adal" is "tenant=adfs" fact "host" host "AD FS" status "unsupported"))

; PnP's client over adal.js: it asks for SharePoint's tokens by itself. https://pnp.github.io/pnpjs/v1/
([(identifier) (property_identifier)] @construction
 (#case! @construction "AdalClient" library "pnp-adaljsclient" fact "acquisition" flow "implicit-access-token" client "implicit"))

; ADAL on phones, through the plug-in of Cordova and what wraps it: the platform's library keeps the tokens, and looks there before it asks the person.
; https://github.com/AzureAD/azure-activedirectory-library-for-cordova https://ionicframework.com/docs/v3/native/ms-adal/ https://www.npmjs.com/package/nativescript-adal
([(identifier) (property_identifier)] @construction
 (#set! library "cordova-adal")
 (#case! @construction "AuthenticationContext" requires "import" anchor "ADAL.AuthenticationContext" fact "client" client "public" cache "self")
 (#case! @construction "AdalContext" fact "client" client "public" cache "self"))
([(identifier) (property_identifier)] @call
 (#set! library "cordova-adal")
 (#set! client "public")
 (#case! @call "createAsync" on "AuthenticationContext" fact "client" types "AuthenticationContext" cache "self")
 (#case! @call "createAuthenticationContext" fact "client" types "AuthenticationContext" cache "self")
 (#case! @call "login" on "AdalContext" fact "acquisition" flow "interactive" silent "built-in")
 (#case! @call "acquireTokenAsync" fact "acquisition" flow "interactive" silent "built-in" scopes "0")
 (#case! @call "acquireTokenSilentAsync" fact "acquisition" flow "silent" scopes "0"))

; The same on React Native. https://www.npmjs.com/package/react-native-ms-adal
([(identifier) (property_identifier)] @call
 (#case! @call "MSAdalLogin" library "cordova-adal" requires "receiver" fact "acquisition" flow "interactive" client "public" silent "built-in" cache "self" scopes "3"))

; adal-node: the method decides what kind of client it is. https://github.com/AzureAD/azure-activedirectory-library-for-nodejs
([(identifier) (property_identifier)] @construction
 (#case! @construction "AuthenticationContext" library "adal-node" anchor "new AuthenticationContext|.AuthenticationContext" fact "client"))
([(identifier) (property_identifier)] @call
 (#set! library "adal-node")
 (#case! @call "createAuthenticationContext" fact "client" types "AuthenticationContext")
 (#case! @call "acquireTokenWithClientCredentials" fact "acquisition" flow "client-credentials" client "confidential" scopes "0")
 (#case! @call "acquireTokenWithClientCertificate" fact "acquisition" flow "client-credentials" client "confidential" scopes "0")
 (#case! @call "acquireTokenWithUsernamePassword" fact "acquisition" flow "password" client "public" scopes "0")
 (#case! @call "acquireTokenWithAuthorizationCode" is "4=null|undefined|<any>undefined" fact "acquisition" flow "interactive" client "public" silent "built-in" scopes "2")
 (#case! @call "acquireTokenWithAuthorizationCode" fact "acquisition" flow "authorization-code" client "confidential" scopes "2")
 (#case! @call "acquireTokenWithRefreshToken" count "4" fact "acquisition" flow "silent" client "public" scopes "2")
 (#case! @call "acquireTokenWithRefreshToken" is "2=null|undefined" fact "acquisition" flow "silent" client "public" scopes "3")
 (#case! @call "acquireTokenWithRefreshToken" fact "acquisition" flow "refresh" client "confidential" scopes "3")
 (#case! @call "acquireUserCode" fact "ignore")
 (#case! @call "acquireTokenWithDeviceCode" fact "acquisition" flow "device-code" client "public" scopes "0")
 (#case! @call "acquireToken" requires "receiver" fact "acquisition" flow "silent" client "public" scopes "0"))
; Handed to what makes a promise of it, or made to by Bluebird. https://nodejs.org/api/util.html#utilpromisifyoriginal http://bluebirdjs.com/docs/api/promise.promisifyall.html
((property_identifier) @reference
 (#set! library "adal-node")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#case! @reference "acquireTokenWithClientCredentials" flow "client-credentials" client "confidential")
 (#case! @reference "acquireTokenWithClientCertificate" flow "client-credentials" client "confidential")
 (#case! @reference "acquireTokenWithUsernamePassword" flow "password" client "public")
 (#case! @reference "acquireTokenWithAuthorizationCode" flow "authorization-code" client "confidential")
 (#case! @reference "acquireTokenWithRefreshToken" flow "refresh" client "confidential")
 (#case! @reference "acquireTokenWithDeviceCode" flow "device-code" client "public"))
([(identifier) (property_identifier)] @call
 (#set! library "adal-node")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#case! @call "acquireTokenWithClientCredentialsAsync" flow "client-credentials" client "confidential" scopes "0")
 (#case! @call "acquireTokenWithClientCertificateAsync" flow "client-credentials" client "confidential" scopes "0")
 (#case! @call "acquireTokenWithUsernamePasswordAsync" flow "password" client "public" scopes "0")
 (#case! @call "acquireTokenWithAuthorizationCodeAsync" flow "authorization-code" client "confidential" scopes "2")
 (#case! @call "acquireTokenWithDeviceCodeAsync" flow "device-code" client "public" scopes "0"))
