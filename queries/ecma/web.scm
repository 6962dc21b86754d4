; Sign-in of web applications on the server, and validation of tokens.

; passport-azure-ad: the response type decides; a secret alone does not make it the code flow. https://github.com/AzureAD/passport-azure-ad
([(identifier) (property_identifier)] @construction
 (#set! library "passport-azure-ad")
 (#case! @construction "OIDCStrategy" is "0.responseType=id_token" fact "sign-in" flow "oidc-id-token" scopes "0.scope")
 (#case! @construction "OIDCStrategy" unseen "0.responseType" lacks "0.clientSecret|0.thumbprint|0.privatePEMKey|0.clientAssertionToken" fact "sign-in" flow "oidc-id-token" scopes "0.scope")
 (#case! @construction "OIDCStrategy" fact "sign-in" flow "authorization-code" client "confidential" scopes "0.scope")
 (#case! @construction "BearerStrategy" fact "validation")
 (#case! @construction "WsfedStrategy" fact "sign-in" flow "ws-federation")
 (#case! @construction "SamlStrategy" fact "sign-in" flow "saml-sp-initiated"))
; The same handed to a framework that constructs it. https://tsed.dev/tutorials/passport.html
((identifier) @reference
 (#case! @reference "BearerStrategy" library "passport-azure-ad" requires "receiver" fact "validation"))

; passport-azure-ad-oauth2 and its like; the first goes to the older host unless it is told another one. https://www.npmjs.com/package/passport-azure-ad-oauth2 https://www.npmjs.com/package/passport-azure-oauth
([(identifier) (property_identifier)] @construction
 (#set! library "passport-azure-ad-oauth2")
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @construction "Strategy" library "passport-azure-ad-oauth2-first" lacks "0.authorizationURL" lacks "0.tokenURL" host "login.windows.net" scopes "0.scope")
 (#case! @construction "default" library "passport-azure-ad-oauth2-first" lacks "0.authorizationURL" lacks "0.tokenURL" host "login.windows.net" scopes "0.scope")
 (#case! @construction "AzureAdOAuth2Strategy" library "passport-azure-ad-oauth2-first" lacks "0.authorizationURL" lacks "0.tokenURL" host "login.windows.net" scopes "0.scope")
 (#case! @construction "Strategy" scopes "0.scope")
 (#case! @construction "default" scopes "0.scope")
 (#case! @construction "AzureAdOAuth2Strategy" scopes "0.scope")
 (#case! @construction "AzureOAuth2Strategy" scopes "0.scope"))

; passport-microsoft, passport-outlook and passport-windowslive. https://www.passportjs.org/packages/passport-microsoft/ https://www.passportjs.org/packages/passport-outlook/
([(identifier) (property_identifier)] @construction
 (#set! library "passport-microsoft")
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @construction "Strategy" scopes "0.scope")
 (#case! @construction "default" scopes "0.scope")
 (#case! @construction "MicrosoftStrategy" scopes "0.scope")
 (#case! @construction "WindowsLiveStrategy" scopes "0.scope"))

; Strategies for any server; the module is the class as well. https://www.passportjs.org/packages/passport-oauth2/ https://www.passportjs.org/packages/passport-openidconnect/
([(identifier) (property_identifier)] @construction
 (#set! library "passport-oauth2")
 (#set! requires "receiver")
 (#set! at-entra "0.authorizationURL|0.tokenURL|0.issuer")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @construction "Strategy" scopes "0.scope")
 (#case! @construction "OAuth2Strategy" scopes "0.scope")
 (#case! @construction "default" scopes "0.scope"))

; A strategy renews a user's token, by the name that it was registered under: those of Entra's own, or one that the application gives it. https://github.com/fiznool/passport-oauth2-refresh
([(identifier) (property_identifier)] @call
 (#set! library "passport-oauth2-refresh")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! flow "refresh")
 (#set! client "confidential")
 (#case! @call "requestNewAccessToken" is "0=azure_ad_oauth2|azureoauth|microsoft|windowslive" entra "evidence")
 (#case! @call "requestNewAccessToken" entra "required" addresses "issuer"))

; A strategy of whatever package, handed its addresses where it is registered. https://www.passportjs.org/concepts/authentication/strategies/
([(identifier) (property_identifier) (string_fragment)] @setting
 (#case! @setting "tokenURL" under "use" has "clientID" has "callbackURL|redirectURL" at-entra "tokenURL|authorizationURL" fact "acquisition" flow "authorization-code" client "confidential"
  anchor "tokenURL" weak "yes"))

; oauth4webapi: the grant is the function's name, the third argument the client's proof. https://github.com/panva/oauth4webapi/blob/main/docs/README.md
([(identifier) (property_identifier)] @call
 (#set! library "oauth4webapi")
 (#set! fact "acquisition")
 (#case! @call "authorizationCodeGrantRequest" flow "authorization-code" client "confidential")
 (#case! @call "refreshTokenGrantRequest" flow "refresh" client "confidential")
 (#case! @call "clientCredentialsGrantRequest" flow "client-credentials" client "confidential")
 (#case! @call "deviceCodeGrantRequest" flow "device-code" client "public")
 (#case! @call "userInfoRequest" unless-missing "id_token|getValidatedIdTokenClaims" fact "user-info"))

; openid-client 5: an object of the issuer's class, without a secret and a key that of a public client, which renews what it is handed. https://github.com/panva/openid-client/tree/v5.x/docs
([(identifier) (property_identifier)] @construction
 (#set! library "openid-client")
 (#set! requires "receiver")
 (#case! @construction "Client" is "0.response_types=id_token" fact "sign-in" flow "oidc-id-token")
 (#case! @construction "Client" is "0.token_endpoint_auth_method=none" fact "entra" client "public")
 (#case! @construction "Client" has "0.client_id" lacks "0.client_secret|0.token_endpoint_auth_method|1" fact "entra" client "public")
 (#case! @construction "Client" fact "client" client "confidential")
 (#case! @construction "Strategy" is "0.params.response_type=id_token" fact "sign-in" flow "oidc-id-token" scopes "0.params.scope")
 (#case! @construction "Strategy" fact "sign-in" flow "authorization-code" client "confidential" scopes "0.params.scope"))
([(identifier) (property_identifier)] @call
 (#set! library "openid-client")
 (#set! requires "receiver")
 (#case! @call "callback" on "confidential" anchor "callbackParams(|lient.callback(" weak "yes" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "oauthCallback" on "confidential" anchor "oauthCallback(" weak "yes" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "refresh" on "confidential" anchor "lient.refresh(" weak "yes" fact "acquisition" flow "refresh" client "confidential")
 (#case! @call "callback" on "public" fact "acquisition" flow "interactive" client "public" silent "built-in")
 (#case! @call "oauthCallback" on "public" fact "acquisition" flow "interactive" client "public" silent "built-in")
 (#case! @call "refresh" on "public" fact "acquisition" flow "silent" client "public")
 (#case! @call "grant" on "public" is "0.grant_type=authorization_code" fact "acquisition" flow "interactive" client "public" silent "built-in")
 (#case! @call "grant" on "public" is "0.grant_type=refresh_token" fact "acquisition" flow "silent" client "public")
 (#case! @call "grant" on "confidential" is "0.grant_type=authorization_code" anchor "lient.grant(" weak "yes" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "grant" on "confidential" is "0.grant_type=refresh_token" fact "acquisition" flow "refresh" client "confidential")
 (#case! @call "authorizationUrl" fact "scopes" scopes "0.scope")
 (#case! @call "deviceAuthorization" anchor "deviceAuthorization(" weak "yes" fact "scopes" scopes "0.scope")
 (#case! @call "poll" fact "acquisition" flow "device-code" client "public")
 (#case! @call "userinfo" unless-missing "id_token|claims" anchor "lient.userinfo(" weak "yes" fact "user-info"))

; openid-client 6: functions that take the configuration. https://github.com/panva/openid-client/blob/main/docs/README.md
([(identifier) (property_identifier)] @call
 (#set! library "openid-client")
 (#case! @call "discovery" constructs "3=None" requires "receiver" fact "entra")
 (#case! @call "discovery" has "2" requires "receiver" fact "client" client "confidential")
 (#case! @call "authorizationCodeGrant" constructs "0.3=None" fact "acquisition" flow "interactive" client "public" silent "built-in")
 (#case! @call "refreshTokenGrant" constructs "0.3=None" fact "acquisition" flow "silent" client "public")
 (#case! @call "authorizationCodeGrant" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "refreshTokenGrant" fact "acquisition" flow "refresh" client "confidential")
 (#case! @call "clientCredentialsGrant" fact "acquisition" flow "client-credentials" client "confidential" scopes "1.scope")
 (#case! @call "initiateDeviceAuthorization" fact "scopes" scopes "1.scope")
 (#case! @call "pollDeviceAuthorizationGrant" fact "acquisition" flow "device-code" client "public")
 (#case! @call "genericGrantRequest" is "1=password" fact "acquisition" flow "password" client "confidential" scopes "2.scope")
 (#case! @call "genericGrantRequest" is "1=urn:ietf:params:oauth:grant-type:jwt-bearer" is "2.requested_token_use=on_behalf_of" fact "acquisition" flow "on-behalf-of" client "confidential" scopes "2.scope")
 (#case! @call "genericGrantRequest" is "1=client_credentials" fact "acquisition" flow "client-credentials" client "confidential" scopes "2.scope")
 (#case! @call "useIdTokenResponseType" fact "sign-in" flow "oidc-id-token")
 (#case! @call "implicitAuthentication" fact "ignore" anchor "no"))
([(identifier) (property_identifier)] @construction
 (#case! @construction "Strategy" library "openid-client-passport" requires "receiver" fact "sign-in" flow "authorization-code" client "confidential" scopes "0.scope"))

; openid-client 6 and express-openid-connect ask the UserInfo endpoint. https://github.com/auth0/express-openid-connect/blob/master/EXAMPLES.md
([(identifier) (property_identifier)] @call
 (#case! @call "fetchUserInfo" library "openid-client|express-openid-connect" unless-missing "id_token|claims" fact "user-info"))

; express-openid-connect: an ID token alone, unless the response type says otherwise. https://auth0.github.io/express-openid-connect/
([(identifier) (property_identifier)] @call
 (#set! library "express-openid-connect")
 (#set! requires "receiver")
 (#set! addresses "issuer")
 (#case! @call "auth" is "0.authorizationParams.response_type=code|code id_token|id_token code" fact "sign-in" flow "authorization-code" client "confidential" scopes "0.authorizationParams.scope")
 (#case! @call "auth" fact "sign-in" flow "oidc-id-token" scopes "0.authorizationParams.scope"))

; What is kept of a user's token renews it. https://github.com/auth0/express-openid-connect/blob/master/EXAMPLES.md#4-obtaining-access-tokens-to-call-external-apis
([(identifier) (property_identifier)] @call
 (#case! @call "refresh" on "accessToken" library "express-openid-connect" anchor "oidc.accessToken" weak "yes" fact "acquisition" flow "refresh" client "confidential"))

; Tokens of Entra for applications of one owner's platform, asked for with what the platform lends. https://github.com/navikt/oasis
([(identifier) (property_identifier)] @call
 (#set! library "navikt-oasis")
 (#set! requires "receiver")
 (#set! client "confidential")
 (#case! @call "requestAzureOboToken" fact "acquisition" flow "on-behalf-of" scopes "1")
 (#case! @call "requestOboToken" absent "validateIdportenToken|validateTokenxToken|requestTokenxOboToken" fact "acquisition" flow "on-behalf-of" scopes "1")
 (#case! @call "requestAzureClientCredentialsToken" fact "acquisition" flow "client-credentials" scopes "0")
 (#case! @call "validateAzureToken" fact "validation"))

; Auth.js and next-auth: the provider is the default export of its module, called or handed over as it is. https://authjs.dev/getting-started/providers/microsoft-entra-id
([(identifier) (property_identifier)] @call
 (#set! library "auth-azure-ad")
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#set! scopes "0.authorization.params.scope")
 (#case! @call "default"))
([(identifier) (property_identifier)] @reference
 (#set! library "auth-azure-ad")
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @reference "default"))
; A provider that is written out as an object. https://authjs.dev/guides/configuring-oauth-providers https://github.com/nextauthjs/next-auth/blob/v3/src/providers/azure-ad-b2c.js
([(identifier) (property_identifier) (string_fragment)] @setting
 (#set! library "auth-js")
 (#set! anchor "wellKnown|accessTokenUrl|clientSecret")
 (#set! weak "yes")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @setting "type" value "oauth|oidc" has "clientSecret|client_secret|options" not "id=auth0|cognito|github|gitlab|google|keycloak|okta|onelogin|salesforce|slack" at-entra "wellKnown|issuer|token|token.url|accessTokenUrl|authorization|authorization.url|authorizationUrl" scopes "scope"))
; Until version 3 the providers are members of one module. https://github.com/nextauthjs/next-auth/tree/v3/src/providers
([(identifier) (property_identifier)] @call
 (#set! library "auth-js")
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#set! entra "evidence")
 (#case! @call "AzureADB2C" scopes "0.scope")
 (#case! @call "AzureAD" scopes "0.scope"))
; Without the ID token the profile comes from the UserInfo endpoint. https://next-auth.js.org/configuration/providers/oauth
([(identifier) (property_identifier) (string_fragment)] @setting
 (#case! @setting "idToken" value "false" library "auth-azure-ad" requires "import" fact "user-info"))

; arctic: without a secret the client is public. https://arcticjs.dev/providers/microsoft-entra-id
([(identifier) (property_identifier)] @construction
 (#set! library "arctic")
 (#set! entra "evidence")
 (#case! @construction "MicrosoftEntraId" is "2=null" fact "entra")
 (#case! @construction "MicrosoftEntraId" fact "client" client "confidential"))
([(identifier) (property_identifier)] @call
 (#set! library "arctic")
 (#set! requires "receiver")
 (#case! @call "createAuthorizationURL" on "MicrosoftEntraId" fact "scopes" scopes "2")
 (#case! @call "validateAuthorizationCode" on "OAuth2Client" entra "required" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "refreshAccessToken" on "OAuth2Client" entra "required" fact "acquisition" flow "refresh" client "confidential" scopes "2")
 (#case! @call "validateAuthorizationCode" on "confidential" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "refreshAccessToken" on "confidential" fact "acquisition" flow "refresh" client "confidential" scopes "1"))

; better-auth's plug-in for any provider. https://www.better-auth.com/docs/plugins/generic-oauth
([(identifier) (property_identifier)] @call
 (#case! @call "genericOAuth" library "better-auth" requires "receiver" constructs "0.config.0=microsoftEntraId|auth0|gumroad|hubspot|keycloak|line|okta|patreon|slack" fact "ignore")
 (#case! @call "genericOAuth" library "better-auth" requires "receiver" entra "required" fact "sign-in" flow "authorization-code" client "confidential"))

; better-auth: the helper of its generic plug-in and the social provider. https://www.better-auth.com/docs/authentication/microsoft
([(identifier) (property_identifier)] @call
 (#case! @call "microsoftEntraId" library "better-auth" fact "sign-in" flow "authorization-code" client "confidential" scopes "0.scopes" entra "evidence"))
([(identifier) (property_identifier) (string_fragment)] @setting
 (#case! @setting "microsoft" under "socialProviders" library "better-auth" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence"))

; SuperTokens redeems the code in its server's own process: a provider that it knows, or any by its addresses. https://supertokens.com/docs/authentication/social/built-in-providers-config
([(identifier) (property_identifier) (string_fragment)] @setting
 (#set! library "supertokens")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#set! has "clients")
 (#case! @setting "thirdPartyId" value "active-directory" entra "evidence")
 (#case! @setting "thirdPartyId" at-entra "oidcDiscoveryEndpoint|tokenEndpoint"))

; Lucia 1 and 2: the helper of its package for other providers. Payload's plug-in for any. https://v2.lucia-auth.com/oauth/providers/azure-active-directory/ https://www.npmjs.com/package/payload-oauth2
([(identifier) (property_identifier)] @call
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @call "azureAD" library "lucia-oauth" scopes "1.scope" entra "evidence")
 (#case! @call "OAuth2Plugin" library "payload-oauth2" requires "receiver" at-entra "0.tokenEndpoint" scopes "0.scopes"))

; bell for hapi; the older provider asks the UserInfo endpoint. https://hapi.dev/module/bell/providers
([(identifier) (property_identifier) (string_fragment)] @setting
 (#case! @setting "provider" value "azure|azuread|azure-legacy|office365" library "hapi-bell" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence")
 (#case! @setting "provider" library "hapi-bell" has "clientSecret" at-entra "provider.token|provider.auth" fact "sign-in" flow "authorization-code" client "confidential"))
((string_fragment) @text
 (#case! @text "azure-legacy" library "hapi-bell" fact "user-info" entra "evidence"))

; simple-oauth2: the class is the grant, before version 4 a member. https://github.com/lelylan/simple-oauth2/blob/master/API.md
; https://github.com/lelylan/simple-oauth2/blob/v3.4.0/README.md
([(identifier) (property_identifier)] @construction
 (#set! library "simple-oauth2")
 (#set! requires "receiver")
 (#set! fact "client")
 (#set! client "confidential")
 (#case! @construction "AuthorizationCode")
 (#case! @construction "ClientCredentials")
 (#case! @construction "ResourceOwnerPassword"))
([(identifier) (property_identifier)] @call
 (#set! library "simple-oauth2")
 (#set! requires "receiver")
 (#set! client "confidential")
 (#set! fact "acquisition")
 (#case! @call "getToken" on "AuthorizationCode" flow "authorization-code" scopes "0.scope")
 (#case! @call "getToken" on "ClientCredentials" flow "client-credentials" scopes "0.scope")
 (#case! @call "getToken" on "ResourceOwnerPassword" flow "password" scopes "0.scope")
 (#case! @call "getToken" on "authorizationCode" flow "authorization-code" scopes "0.scope" anchor "authorizationCode.getToken(")
 (#case! @call "getToken" on "clientCredentials" flow "client-credentials" scopes "0.scope" anchor "clientCredentials.getToken(")
 (#case! @call "getToken" on "ownerPassword" flow "password" scopes "0.scope" anchor "ownerPassword.getToken(")
 (#case! @call "getToken" on "authCode" flow "authorization-code" scopes "0.scope")
 (#case! @call "getToken" on "client" flow "client-credentials" scopes "0.scope")
 (#case! @call "getToken" on "password" flow "password" scopes "0.scope")
 (#case! @call "refresh" requires "import" flow "refresh" anchor "createToken(" weak "yes")
 (#case! @call "refresh" on "create" flow "refresh" anchor "accessToken.create("))

; Remix and other servers, made for Entra. https://github.com/juhanakristian/remix-auth-microsoft https://www.npmjs.com/package/oauth-entra-id
([(identifier) (property_identifier)] @construction
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @construction "MicrosoftStrategy" library "remix-auth-microsoft|remix-auth-microsoft-2" scopes "0.scope|0.scopes")
 (#case! @construction "OAuthProvider" library "oauth-entra-id" scopes "0.azure.scopes"))
; Until version 2 the strategy asks the UserInfo endpoint for the profile, then a member does. https://github.com/juhanakristian/remix-auth-microsoft
([(identifier) (property_identifier) (shorthand_property_identifier)] @setting
 (#case! @setting "clientID" under "MicrosoftStrategy" library "remix-auth-microsoft-2" requires "import" fact "user-info")
 (#case! @setting "clientId" under "MicrosoftStrategy" library "remix-auth-microsoft-2" requires "import" fact "user-info"))
([(identifier) (property_identifier)] @call
 (#case! @call "userProfile" on "MicrosoftStrategy" library "remix-auth-microsoft" requires "receiver" fact "user-info"))
; The same of any server. https://github.com/sergiodxa/remix-auth-oauth2
([(identifier) (property_identifier)] @construction
 (#case! @construction "OAuth2Strategy" library "remix-auth-oauth2" requires "receiver" at-entra "0.tokenEndpoint|0.authorizationEndpoint|0.tokenURL|0.authorizationURL" fact "sign-in" flow "authorization-code" client "confidential" scopes "0.scopes"))

; FastMCP stands between its clients and Entra, or any other provider, and redeems their codes. https://github.com/punkpeye/fastmcp/blob/main/docs/oauth-proxy-guide.md
([(identifier) (property_identifier)] @construction
 (#set! library "fastmcp")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#set! scopes "0.scopes")
 (#case! @construction "AzureProvider" entra "evidence" anchor "new AzureProvider")
 (#case! @construction "OAuthProxy" at-entra "0.upstreamTokenEndpoint|0.upstreamAuthorizationEndpoint" has "0.upstreamClientSecret" entra "required" addresses "upstream")
 (#case! @construction "OAuthProvider" at-entra "0.tokenEndpoint|0.authorizationEndpoint" has "0.clientSecret" entra "required" addresses "endpoint"))

; Apps Script's library: the service is set up in one chain. https://github.com/googleworkspace/apps-script-oauth2
([(identifier) (property_identifier)] @call
 (#case! @call "setClientSecret" at-entra "chain.setTokenUrl.0" fact "sign-in" flow "authorization-code" client "confidential" anchor "setTokenUrl" weak "yes"))

; Fastify: the plug-in signs in, its object redeems. https://github.com/fastify/fastify-oauth2
([(identifier) (property_identifier)] @call
 (#set! library "fastify-oauth2")
 (#set! entra "required")
 (#set! client "confidential")
 (#case! @call "getAccessTokenFromAuthorizationCodeFlow" fact "acquisition" flow "authorization-code")
 (#case! @call "getNewAccessTokenUsingRefreshToken" fact "acquisition" flow "refresh"))
([(identifier) (property_identifier) (string_fragment)] @setting
 (#case! @setting "auth" value "MICROSOFT_CONFIGURATION" library "fastify-oauth2" requires "import" fact "entra" entra "evidence" anchor "MICROSOFT_CONFIGURATION"))

; node-oauth: the grant is an option of the call. https://github.com/ciaranj/node-oauth
([(identifier) (property_identifier)] @construction
 (#case! @construction "OAuth2" library "node-oauth" requires "receiver" at-entra "2" fact "client" client "confidential"))
([(identifier) (property_identifier)] @call
 (#set! library "node-oauth")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @call "getOAuthAccessToken" on "confidential" is "1.grant_type=refresh_token" anchor "getOAuthAccessToken(" weak "yes" flow "refresh")
 (#case! @call "getOAuthAccessToken" on "confidential" is "1.grant_type=client_credentials" flow "client-credentials")
 (#case! @call "getOAuthAccessToken" on "confidential" flow "authorization-code"))

; client-oauth2: the grant is a member. https://github.com/mulesoft/js-client-oauth2
([(identifier) (property_identifier)] @construction
 (#set! library "client-oauth2")
 (#set! requires "receiver")
 (#set! fact "client")
 (#set! client "confidential")
 (#set! at-entra "0.accessTokenUri")
 (#case! @construction "default")
 (#case! @construction "ClientOAuth2"))
([(identifier) (property_identifier)] @call
 (#set! library "client-oauth2")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @call "getToken" on "code" flow "authorization-code")
 (#case! @call "getToken" on "credentials" flow "client-credentials")
 (#case! @call "getToken" on "owner" flow "password"))

; A client of any server: with a secret it is a server's, without one a page's or a program's. https://github.com/badgateway/oauth2-client https://www.npmjs.com/package/fetch-mw-oauth2
([(identifier) (property_identifier)] @construction
 (#set! library "badgateway-oauth2")
 (#set! requires "receiver")
 (#set! at-entra "0.server|0.tokenEndpoint|0.authorizationEndpoint|0.discoveryEndpoint")
 (#set! fact "client")
 (#case! @construction "OAuth2Client" has "0.clientSecret" client "confidential")
 (#case! @construction "OAuth2Client" runs "browser" client "browser" flow "spa-authorization-code")
 (#case! @construction "OAuth2Client" fact "entra" client "public"))
([(identifier) (property_identifier)] @call
 (#set! library "badgateway-oauth2")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#case! @call "clientCredentials" on "confidential" anchor ".clientCredentials(" weak "yes" flow "client-credentials" client "confidential" scopes "0.scope")
 (#case! @call "password" on "confidential" flow "password" client "confidential" scopes "0.scope")
 (#case! @call "password" on "public|browser" flow "password" client "public" scopes "0.scope")
 (#case! @call "getToken" on "confidential" flow "authorization-code" client "confidential")
 (#case! @call "getTokenFromCodeRedirect" on "confidential" anchor "getTokenFromCodeRedirect(" weak "yes" flow "authorization-code" client "confidential")
 (#case! @call "refreshToken" on "confidential" flow "refresh" client "confidential" scopes "1.scope")
 (#case! @call "getToken" on "public" flow "interactive" client "public" silent "built-in")
 (#case! @call "getTokenFromCodeRedirect" on "public" flow "interactive" client "public" silent "built-in")
 (#case! @call "refreshToken" on "public" flow "silent" client "public" scopes "1.scope"))

; Okta's middleware for any issuer. https://github.com/okta/okta-oidc-middleware
([(identifier) (property_identifier)] @construction
 (#case! @construction "ExpressOIDC" library "okta-oidc-middleware" requires "receiver" at-entra "0.issuer" fact "sign-in" flow "authorization-code" client "confidential" scopes "0.scope"))

; nodemailer renews a user's token, or fetches one of its own, at the address that it is given. https://nodemailer.com/smtp/oauth2/
([(identifier) (property_identifier)] @call
 (#set! library "nodemailer")
 (#set! requires "receiver")
 (#set! at-entra "0.auth.accessUrl")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @call "createTransport" is "0.auth.type=OAuth2" has "0.auth.refreshToken" flow "refresh")
 (#case! @call "createTransport" is "0.auth.type=OAuth2" has "0.auth.clientSecret" flow "client-credentials"))

; Nuxt: its modules sign in on the server, by what they are configured with. https://github.com/itpropro/nuxt-oidc-auth https://github.com/atinux/nuxt-auth-utils
([(identifier) (property_identifier) (string_fragment)] @setting
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#set! entra "evidence")
 (#set! library "nuxt-oidc-auth")
 (#set! anchor "nuxt-oidc-auth")
 (#case! @setting "entra" under "providers")
 (#case! @setting "microsoft" under "providers"))
([(identifier) (property_identifier)] @call
 (#set! library "nuxt-auth-utils")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#set! entra "evidence")
 (#case! @call "defineOAuthMicrosoftEventHandler" scopes "0.config.scope")
 (#case! @call "oauthMicrosoftEventHandler" scopes "0.config.scope")
 (#case! @call "microsoftEventHandler" on "oauth" scopes "0.config.scope"))

; Hono: the middleware signs in by the issuer that it is configured with; the provider for Entra, and that of OpenAuth, by its own name.
; https://github.com/honojs/middleware/tree/main/packages/oidc-auth https://github.com/honojs/middleware/tree/main/packages/oauth-providers https://openauth.js.org/docs/provider/microsoft/
([(identifier) (property_identifier)] @call
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @call "processOAuthCallback" library "hono-oidc-auth")
 (#case! @call "msentraAuth" library "hono-msentra" scopes "0.scope")
 (#case! @call "MicrosoftProvider" library "openauth-microsoft" scopes "0.scopes"))

; Backstage: the provider is a module of its own, handed over as it is or by its authenticator, and before that a member of the plug-in.
; https://backstage.io/docs/auth/microsoft/provider https://backstage.io/docs/auth/identity-resolver
([(identifier) (property_identifier)] @call
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#set! entra "evidence")
 (#case! @call "create" on "microsoft" library "backstage-auth" requires "receiver" anchor "microsoft.create("))
([(identifier) (property_identifier)] @reference
 (#set! library "backstage-microsoft")
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @reference "default")
 (#case! @reference "authModuleMicrosoftProvider")
 (#case! @reference "microsoftAuthenticator"))
((string_fragment) @text
 (#case! @text "@backstage/plugin-auth-backend-module-microsoft-provider" under "add" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence"))

; elysia-oauth2: the plug-in makes arctic's clients by their names. https://github.com/kravetsone/elysia-oauth2
([(identifier) (property_identifier)] @call
 (#set! library "elysia-oauth2")
 (#set! requires "import")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#set! entra "evidence")
 (#case! @call "authorize" is "0=MicrosoftEntraId" flow "authorization-code" anchor "MicrosoftEntraId")
 (#case! @call "refresh" is "0=MicrosoftEntraId" flow "refresh" anchor "MicrosoftEntraId"))

; axios-oauth-client: the grant is the function's name, the second argument its address. https://github.com/compwright/axios-oauth-client
([(identifier) (property_identifier)] @call
 (#set! library "axios-oauth-client")
 (#set! requires "receiver")
 (#set! at-entra "1")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @call "clientCredentials" flow "client-credentials")
 (#case! @call "ownerCredentials" flow "password")
 (#case! @call "authorizationCode" flow "authorization-code")
 (#case! @call "refreshToken" flow "refresh"))

; Oslo: the redemption with the client's secret. https://oslo.js.org/reference/oauth2/OAuth2Client
([(identifier) (property_identifier)] @construction
 (#case! @construction "OAuth2Client" library "oslo" requires "receiver" at-entra "2" fact "client" client "confidential"))
([(identifier) (property_identifier)] @call
 (#set! library "oslo")
 (#set! on "confidential")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @call "validateAuthorizationCode" has "1.credentials" flow "authorization-code")
 (#case! @call "refreshAccessToken" has "1.credentials" flow "refresh"))

; grant: a key of its configuration is a provider. https://github.com/simov/grant
([(identifier) (property_identifier) (string_fragment)] @setting
 (#case! @setting "microsoft" library "grant" requires "import" under "grant|Grant|express|koa|hapi|fastify|middleware" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence"))

; Validation of tokens. https://github.com/panva/jose/blob/main/docs/jwt/verify/functions/jwtVerify.md
([(identifier) (property_identifier)] @call
 (#set! fact "validation")
 (#case! @call "jwtVerify" library "jose" requires "import")
 (#case! @call "createRemoteJWKSet" library "jose" requires "import" anchor "createRemoteJWKSet" weak "yes")
 (#case! @call "expressJwtSecret" library "jwks-rsa" requires "receiver" anchor "expressJwtSecret" weak "yes")
 (#case! @call "passportJwtSecret" library "jwks-rsa" requires "receiver" anchor "passportJwtSecret" weak "yes")
 (#case! @call "expressjwt" library "express-jwt" requires "import")
 (#case! @call "verify" library "azure-ad-jwt" requires "receiver")
 (#case! @call "verifyAzureToken" library "azure-ad-jwt" requires "receiver")
 (#case! @call "default" library "azure-ad-jwt" requires "receiver")
 (#case! @call "getEntraJwksUri" library "jwt-validate" requires "receiver" entra "evidence"))
; The keys of the issuer, whichever library then checks with them. https://github.com/auth0/node-jwks-rsa https://www.npmjs.com/package/jwt-validate
([(identifier) (property_identifier) (shorthand_property_identifier) (string_fragment)] @setting
 (#set! requires "import")
 (#set! entra "required")
 (#set! fact "validation")
 (#case! @setting "jwksUri" library "jwks-rsa|jwt-validate|jwt-keys")
 (#case! @setting "jwks_uri" library "jwt-keys")
 (#case! @setting "jwksUrl" library "jwt-keys")
 (#case! @setting "keys" library "jwt-keys")
 (#case! @setting "issuersWhitelist" library "jwt-keys")
 (#case! @setting "issuerBaseURL" library "jwt-keys"))
; Entra's keys, fetched by the code itself. https://github.com/auth0/node-jsonwebtoken#readme
((string_fragment) @text
 (#set! library "jsonwebtoken")
 (#set! requires "import")
 (#set! fact "validation")
 (#set! entra "required")
 (#case! @text "/discovery/keys")
 (#case! @text "/discovery/v2.0/keys"))

; What an application keeps of a request under names of its own. https://expressjs.com/en/resources/middleware/session.html
((property_identifier) @reference
 (#case! @reference "session" fact "state" anchor "no"))
