; Packages, and the scripts that bring them: which library a name belongs to. The pages stand above the rows that use the library.

; MSAL.js in the browser: authorization code with PKCE. https://learn.microsoft.com/entra/msal/javascript/browser/about-msal-browser
((string_fragment) @import
 (#set! entra "evidence")
 (#case! @import "@azure/msal-browser" library "msal-browser")
 (#case! @import "@azure/msal-react" library "msal-react")
 (#case! @import "@azure/msal-angular" version "<1" library "msal-angular-0")
 (#case! @import "@azure/msal-angular" version "<2" library "msal-angular-1")
 (#case! @import "@azure/msal-angular" library "msal-angular")
 (#case! @import "@pnp/msaljsclient" library "pnp-msaljsclient")
 (#case! @import "@microsoft/mgt-msal2-provider" library "mgt-msal2-provider")
 (#case! @import "@microsoft/mgt-teams-msal2-provider" library "mgt-teams-msal2-provider"))
; The toolkit as a whole hands on the providers of its parts. https://learn.microsoft.com/graph/toolkit/get-started/overview
((string_fragment) @import
 (#case! @import "@microsoft/mgt" library "mgt-msal2-provider|mgt-msal-provider|mgt-teams-msal2-provider|mgt-teams-provider|mgt-sharepoint-provider" entra "evidence")
 (#case! @import "@microsoft/mgt-spfx" library "mgt-sharepoint-provider" entra "evidence")
 (#case! @import "@microsoft/mgt-sharepoint-provider" library "mgt-sharepoint-provider" entra "evidence"))

; MSAL.js 0.x and 1.x, and what wraps them: implicit flow. https://learn.microsoft.com/entra/msal/javascript/migrate-spa-implicit-to-auth-code
((string_fragment) @import
 (#set! entra "evidence")
 (#case! @import "msal" version "<1" library "msal-js-0" anchor "'msal'|\"msal\"|'msal/|\"msal/")
 (#case! @import "msal" library "msal-js-1" anchor "'msal'|\"msal\"|'msal/|\"msal/")
 (#case! @import "@azure/msal" library "msal-js-1" anchor "@azure/msal'|@azure/msal\"")
 (#case! @import "react-aad-msal" library "react-aad-msal")
 (#case! @import "@azure/msal-angularjs" library "msal-angularjs")
 (#case! @import "@microsoft/mgt-msal-provider" library "mgt-msal-provider")
 (#case! @import "@microsoft/mgt-teams-provider" library "mgt-teams-provider"))

; MSAL Node. https://learn.microsoft.com/entra/msal/javascript/node/
((string_fragment) @import
 (#set! entra "evidence")
 (#case! @import "@azure/msal-node" library "msal-node")
 (#case! @import "@azure/msal-common" library "msal-common")
 (#case! @import "@azure/msal-node-extensions" library "msal-node-extensions")
 (#case! @import "react-native-msal" library "react-native-msal")
 (#case! @import "react-native-msal-ms" library "react-native-msal")
 (#case! @import "react-native-msal2" library "react-native-msal")
 (#case! @import "react-native-msal-plugin" library "react-native-msal-plugin"))

; ADAL and its kin are retired. https://learn.microsoft.com/entra/identity-platform/msal-migration
((string_fragment) @import
 (#set! entra "evidence")
 (#set! retired "yes")
 (#case! @import "adal-angular" library "adal-js")
 (#case! @import "adal-vanilla" library "adal-js")
 (#case! @import "react-adal" library "react-adal")
 (#case! @import "ng2-adal" library "ng2-adal")
 (#case! @import "adal-angular4" library "ng2-adal")
 (#case! @import "adal-angular5" library "ng2-adal")
 (#case! @import "adal-ts" library "ng2-adal")
 (#case! @import "adal-angular-wrapper" library "ng2-adal")
 (#case! @import "microsoft-adal-angular6" library "ng2-adal")
 (#case! @import "@ionic-native/ms-adal" library "cordova-adal" framework "mobile")
 (#case! @import "nativescript-adal" library "cordova-adal" framework "mobile")
 (#case! @import "react-native-ms-adal" library "cordova-adal" framework "mobile")
 (#case! @import "Microsoft.ADAL" library "cordova-adal")
 (#case! @import "@pnp/adaljsclient" library "pnp-adaljsclient")
 (#case! @import "adal-node" library "adal-node")
 (#case! @import "@azure/ms-rest-nodeauth" library "ms-rest-nodeauth")
 (#case! @import "@azure/ms-rest-browserauth" library "ms-rest-browserauth")
 (#case! @import "ms-rest-azure" library "ms-rest-azure"))

; Endpoints of the clouds: acquires nothing. https://learn.microsoft.com/javascript/api/@azure/ms-rest-azure-env/
((string_fragment) @import
 (#case! @import "@azure/ms-rest-azure-env" library "ms-rest-azure-env" entra "workload")
 (#case! @import "azure-pipelines-tasks-azure-arm-rest" library "azure-pipelines-arm" entra "workload")
 (#case! @import "azure-pipelines-tasks-azure-arm-rest-v2" library "azure-pipelines-arm" entra "workload"))

; Azure SDK credentials: an application has them for calls as itself. https://learn.microsoft.com/javascript/api/overview/azure/identity-readme https://github.com/redis/node-redis/tree/master/packages/entraid
((string_fragment) @import
 (#set! entra "workload")
 (#case! @import "@azure/identity" library "azure-identity-js")
 (#case! @import "@azure/core-auth" library "azure-core-js")
 (#case! @import "@azure/identity-cache-persistence" library "azure-identity-cache-persistence")
 (#case! @import "@azure/identity-broker" library "azure-identity-broker")
 (#case! @import "@redis/entraid" library "redis-entraid"))

; SDKs that sign in by themselves. https://learn.microsoft.com/entra/identity-platform/
((string_fragment) @import
 (#case! @import "tedious" library "tedious" weak "yes")
 (#case! @import "mssql" library "tedious" anchor "'mssql|\"mssql" weak "yes")
 (#case! @import "@pnp/nodejs" library "pnp-nodejs" entra "evidence")
 (#case! @import "@pnp/nodejs-commonjs" library "pnp-nodejs" entra "evidence")
 (#case! @import "@microsoft/office-js-helpers" library "office-js-helpers")
 (#case! @import "node-sp-auth" library "node-sp-auth" entra "evidence")
 (#case! @import "sp-request" library "sp-request" entra "evidence")
 (#case! @import "spsave" library "spsave" entra "evidence")
 (#case! @import "azure-kusto-data" library "azure-kusto-data" entra "workload")
 (#case! @import "azure-kusto-ingest" library "azure-kusto-data" entra "workload")
 (#case! @import "botbuilder" library "botframework" framework "web")
 (#case! @import "botbuilder-teams" library "botframework" framework "web")
 (#case! @import "botframework-connector" library "botframework" framework "web")
 (#case! @import "@microsoft/agents-hosting" library "agents-hosting" framework "web")
 (#case! @import "@microsoft/agents-hosting-teams" library "agents-hosting" framework "web")
 (#case! @import "@microsoft/agents-hosting-express" library "agents-hosting" framework "web")
 (#case! @import "@microsoft/teams-ai" library "botframework|teams-ai" framework "web")
 (#case! @import "express-msteams-host" library "express-msteams-host" framework "web" entra "evidence")
 (#case! @import "@microsoft/teamsfx" library "teamsfx" entra "evidence")
 (#case! @import "@microsoft/teamsfx-react" library "teamsfx" entra "evidence")
 (#case! @import "@microsoft/teams.apps" library "teams-apps" framework "web" entra "evidence")
 (#case! @import "@chat-adapter/teams" library "chat-teams" framework "web" entra "evidence")
 (#case! @import "@microsoft/teams.client" library "teams-client" entra "evidence")
 (#case! @import "@microsoft/teams-js" library "teams-js" entra "evidence")
 (#case! @import "@microsoft/microsoft-graph-client" library "microsoft-graph-client" entra "evidence"))

; Hosts that hand tokens over, and what asks them. https://code.visualstudio.com/api/references/vscode-api https://pnp.github.io/pnpjs/packages/graph/
((string_fragment) @import
 (#case! @import "vscode" library "vscode" framework "desktop" anchor "no")
 (#case! @import "@microsoft/vscode-azext-azureauth" library "vscode-azext-azureauth" entra "evidence")
 (#case! @import "@pnp/graph" library "pnp-graph" entra "evidence"))

; https://www.npmjs.com/package/durable-functions
((string_fragment) @import
 (#case! @import "durable-functions" library "durable-functions" framework "function"))

; Web sign-in made for Entra. https://github.com/AzureAD/passport-azure-ad
((string_fragment) @import
 (#set! entra "evidence")
 (#case! @import "remix-auth-microsoft" version "<3" library "remix-auth-microsoft-2" framework "web")
 (#case! @import "remix-auth-microsoft" library "remix-auth-microsoft" framework "web")
 (#case! @import "oauth-entra-id" library "oauth-entra-id" framework "web")
 (#case! @import "azure-ad-jwt" library "azure-ad-jwt")
 (#case! @import "azure-ad-jwt-v2" library "azure-ad-jwt")
 (#case! @import "azure-ad-jwt-lite" library "azure-ad-jwt")
 (#case! @import "azure-jwt-verify" library "azure-ad-jwt")
 (#case! @import "validate-azure-ad-token" library "azure-ad-jwt")
 (#case! @import "express-azure-jwt" library "azure-ad-jwt" framework "web")
 (#case! @import "@navikt/oasis" library "navikt-oasis")
 (#case! @import "passport-azure-ad" library "passport-azure-ad" framework "web")
 (#case! @import "passport-azure-ad-oauth2" library "passport-azure-ad-oauth2|passport-azure-ad-oauth2-first" framework "web")
 (#case! @import "@outlinewiki/passport-azure-ad-oauth2" library "passport-azure-ad-oauth2" framework "web")
 (#case! @import "passport-microsoft" library "passport-microsoft" framework "web")
 (#case! @import "passport-windowslive" library "passport-microsoft" framework "web")
 (#case! @import "passport-outlook" library "passport-microsoft" framework "web")
 (#case! @import "passport-azure-oauth" library "passport-azure-ad-oauth2" framework "web")
 (#case! @import "passport-azure-oauth2" library "passport-azure-ad-oauth2" framework "web")
 (#case! @import "next-auth/providers/azure-ad" library "auth-azure-ad" framework "web")
 (#case! @import "next-auth/providers/azure-ad-b2c" library "auth-azure-ad" framework "web")
 (#case! @import "next-auth/providers/microsoft-entra-id" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/core/providers/azure-ad" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/core/providers/azure-ad-b2c" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/core/providers/microsoft-entra-id" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/express/providers/azure-ad" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/express/providers/azure-ad-b2c" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/express/providers/microsoft-entra-id" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/sveltekit/providers/azure-ad" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/sveltekit/providers/azure-ad-b2c" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/sveltekit/providers/microsoft-entra-id" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/solid-start/providers/azure-ad" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/solid-start/providers/azure-ad-b2c" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/solid-start/providers/microsoft-entra-id" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/qwik/providers/azure-ad" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/qwik/providers/azure-ad-b2c" library "auth-azure-ad" framework "web")
 (#case! @import "@auth/qwik/providers/microsoft-entra-id" library "auth-azure-ad" framework "web"))

; Buttons of several providers, and of this one, for pages: over msal 1, over msal-browser or by requests of their own. https://www.npmjs.com/package/react-microsoft-login
; https://www.npmjs.com/package/@abacritt/angularx-social-login https://www.npmjs.com/package/reactjs-social-login
((string_fragment) @import
 (#case! @import "react-microsoft-login" version "<2" library "react-microsoft-login-1" framework "browser" entra "evidence")
 (#case! @import "react-microsoft-login" library "react-microsoft-login" framework "browser" entra "evidence")
 (#case! @import "@abacritt/angularx-social-login" library "angularx-social-login" weak "yes")
 (#case! @import "angularx-social-login" library "angularx-social-login" weak "yes")
 (#case! @import "reactjs-social-login" library "reactjs-social-login" weak "yes"))

; Sign-in on phones, desktops and in pages made for Entra. https://www.npmjs.com/package/react-native-azure-auth https://www.npmjs.com/package/vue-msal
; https://www.npmjs.com/package/vue-msal-browser https://www.npmjs.com/package/msal-vue https://www.npmjs.com/package/vue3-msal-plugin
((string_fragment) @import
 (#set! entra "evidence")
 (#case! @import "react-native-azure-auth" library "react-native-azure-auth" framework "mobile")
 (#case! @import "@recognizebv/capacitor-plugin-msauth" library "capacitor-msauth" framework "mobile")
 (#case! @import "@microsoft/mgt-electron-provider" library "mgt-electron-provider" framework "desktop")
 (#case! @import "react-azure-adb2c" library "react-azure-adb2c" framework "browser")
 (#case! @import "@hono/oauth-providers/msentra" library "hono-msentra" framework "web")
 (#case! @import "@openauthjs/openauth/provider/microsoft" library "openauth-microsoft" framework "web")
 (#case! @import "@backstage/plugin-auth-backend-module-microsoft-provider" library "backstage-microsoft" framework "web")
 (#case! @import "vue-msal" library "vue-msal" framework "browser")
 (#case! @import "vue-msal-browser" library "vue-msal-browser" framework "browser")
 (#case! @import "msal-vue" library "msal-vue" framework "browser")
 (#case! @import "vue3-msal-plugin" library "vue3-msal-plugin" framework "browser"))
; https://www.npmjs.com/package/vue-adal
((string_fragment) @import
 (#case! @import "vue-adal" library "vue-adal" entra "evidence" retired "yes"))

; Web sign-in libraries of many providers. https://openid.net/developers/certified-openid-connect-implementations/
((string_fragment) @import
 (#set! generic "yes")
 (#set! weak "yes")
 (#case! @import "passport-oauth2" library "passport-oauth2" framework "web")
 (#case! @import "passport-openidconnect" library "passport-oauth2" framework "web")
 (#case! @import "passport-oauth" library "passport-oauth2" framework "web")
 (#case! @import "passport-oauth2-refresh" library "passport-oauth2-refresh" framework "web")
 (#case! @import "remix-auth-oauth2" library "remix-auth-oauth2" framework "web")
 (#case! @import "@raycast/utils" library "raycast-utils" framework "desktop")
 (#case! @import "openid-client" library "openid-client")
 (#case! @import "openid-client/passport" library "openid-client-passport")
 (#case! @import "express-openid-connect" library "express-openid-connect" framework "web")
 (#case! @import "next-auth" library "auth-js" framework "web")
 (#case! @import "@auth/core" library "auth-js" framework "web")
 (#case! @import "@auth/express" library "auth-js" framework "web")
 (#case! @import "@auth/sveltekit" library "auth-js" framework "web")
 (#case! @import "@auth/solid-start" library "auth-js" framework "web")
 (#case! @import "@auth/qwik" library "auth-js" framework "web")
 (#case! @import "auth-astro" library "auth-js" framework "web")
 (#case! @import "#auth" library "auth-js" framework "web" anchor "'#auth|\"#auth")
 (#case! @import "arctic" library "arctic")
 (#case! @import "better-auth" library "better-auth" framework "web")
 (#case! @import "@lucia-auth/oauth/providers" library "lucia-oauth" framework "web")
 (#case! @import "supertokens-node" library "supertokens" framework "web")
 (#case! @import "payload-oauth2" library "payload-oauth2" framework "web")
 (#case! @import "@hapi/bell" library "hapi-bell" framework "web")
 (#case! @import "bell" library "hapi-bell" framework "web" anchor "'bell'|\"bell\"")
 (#case! @import "oauth4webapi" library "oauth4webapi")
 (#case! @import "@hono/oidc-auth" library "hono-oidc-auth" framework "web")
 (#case! @import "axios-oauth-client" library "axios-oauth-client")
 (#case! @import "oslo/oauth2" library "oslo")
 (#case! @import "elysia-oauth2" library "elysia-oauth2" framework "web")
 (#case! @import "fastmcp" library "fastmcp" anchor "'fastmcp|\"fastmcp")
 (#case! @import "@backstage/plugin-auth-backend" library "backstage-auth" framework "web")
 (#case! @import "grant" library "grant" framework "web" anchor "'grant'|\"grant\"")
 (#case! @import "grant-express" library "grant" framework "web")
 (#case! @import "@fastify/oauth2" library "fastify-oauth2" framework "web")
 (#case! @import "client-oauth2" library "client-oauth2")
 (#case! @import "@badgateway/oauth2-client" library "badgateway-oauth2")
 (#case! @import "fetch-mw-oauth2" library "badgateway-oauth2")
 (#case! @import "oauth" library "node-oauth" anchor "'oauth'|\"oauth\"")
 (#case! @import "@okta/oidc-middleware" library "okta-oidc-middleware" framework "web")
 (#case! @import "@byteowls/capacitor-oauth2" library "capacitor-oauth2" framework "mobile")
 (#case! @import "@capacitor-community/generic-oauth2" library "capacitor-oauth2" framework "mobile")
 (#case! @import "@ionic-enterprise/auth" library "ionic-auth" framework "mobile")
 (#case! @import "nodemailer" library "nodemailer")
 (#case! @import "simple-oauth2" library "simple-oauth2"))

; Validation of tokens by any issuer. https://github.com/panva/jose, https://github.com/auth0/node-jwks-rsa, https://github.com/auth0/express-jwt,
; https://github.com/auth0/node-jsonwebtoken, https://www.npmjs.com/package/jwt-validate, https://github.com/auth0/node-oauth2-jwt-bearer, https://hono.dev/docs/middleware/builtin/jwk,
; https://github.com/awslabs/aws-jwt-verify, https://github.com/nearform/get-jwks, https://hapi.dev/module/jwt/
((string_fragment) @import
 (#set! generic "yes")
 (#set! weak "yes")
 (#case! @import "jose" library "jose")
 (#case! @import "jwks-rsa" library "jwks-rsa")
 (#case! @import "express-jwt" library "express-jwt" framework "web")
 (#case! @import "jsonwebtoken" library "jsonwebtoken")
 (#case! @import "jwt-validate" library "jwt-validate")
 (#case! @import "express-oauth2-jwt-bearer" library "jwt-keys")
 (#case! @import "azure-ad-verify-token" library "jwt-keys")
 (#case! @import "fastify-jwt-jwks" library "jwt-keys")
 (#case! @import "hono/jwk" library "jwt-keys")
 (#case! @import "aws-jwt-verify" library "jwt-keys")
 (#case! @import "get-jwks" library "jwt-keys")
 (#case! @import "@hapi/jwt" library "jwt-keys")
 (#case! @import "passport-jwt" library "passport-jwt" framework "web"))

; OpenID Connect in the browser and on phones, many providers. https://github.com/authts/oidc-client-ts
((string_fragment) @import
 (#set! generic "yes")
 (#set! weak "yes")
 (#case! @import "oidc-client-ts" library "oidc-client-ts")
 (#case! @import "oidc-client" library "oidc-client")
 (#case! @import "react-oidc-context" library "react-oidc-context")
 (#case! @import "@axa-fr/react-oidc" library "axa-oidc")
 (#case! @import "@axa-fr/react-oidc-context" library "axa-oidc")
 (#case! @import "@axa-fr/oidc-client" library "axa-oidc")
 (#case! @import "oidc-react" library "oidc-react")
 (#case! @import "vue-oidc-client" library "vue-oidc-client")
 (#case! @import "oidc-spa" library "oidc-spa")
 (#case! @import "js-pkce" library "js-pkce")
 (#case! @import "vuex-oidc" library "vuex-oidc")
 (#case! @import "redux-oidc" library "redux-oidc")
 (#case! @import "vue3-oidc" library "vue3-oidc")
 (#case! @import "hellojs" library "hellojs")
 (#case! @import "react-oauth2-code-pkce" library "react-oauth2-code-pkce")
 (#case! @import "angular-oauth2-oidc" library "angular-oauth2-oidc")
 (#case! @import "angular-auth-oidc-client" library "angular-auth-oidc-client")
 (#case! @import "expo-auth-session" library "expo-auth-session" framework "mobile")
 (#case! @import "expo-app-auth" library "expo-app-auth" framework "mobile")
 (#case! @import "react-native-app-auth" library "react-native-app-auth" framework "mobile"))

; SAML service providers; the identity provider is a setting of the deployment, so none need be named. https://github.com/node-saml
((string_fragment) @import
 (#case! @import "passport-saml" library "passport-saml" framework "web")
 (#case! @import "@node-saml/passport-saml" library "passport-saml" framework "web")
 (#case! @import "@node-saml/node-saml" library "node-saml" framework "web")
 (#case! @import "@boxyhq/saml-jackson" library "saml-jackson" framework "web")
 (#case! @import "passport-wsfed-saml2" library "passport-wsfed-saml2" framework "web")
 (#case! @import "saml2-js" library "saml2-js" framework "web")
 (#case! @import "samlify" library "samlify" framework "web"))

; Helpers of Office add-ins. https://github.com/OfficeDev/office-js-helpers
((string_fragment) @script
 (#case! @script "office.helpers" library "office-js-helpers"))

; The Graph library's script. https://github.com/microsoftgraph/msgraph-sdk-javascript#via-script-tag
((string_fragment) @script
 (#case! @script "graph-js-sdk" library "microsoft-graph-client" entra "evidence"))

; hello.js. https://adodson.com/hello.js/#install
((string_fragment) @script
 (#case! @script "hello.all." library "hellojs")
 (#case! @script "hellojs" library "hellojs"))

; MSAL.js from the content delivery network. https://github.com/AzureAD/microsoft-authentication-library-for-js/blob/dev/lib/msal-browser/docs/cdn-usage.md
((string_fragment) @script
 (#set! entra "evidence")
 (#case! @script "msal-browser" library "msal-browser")
 (#case! @script "microsoftonline-p.com/lib/0." library "msal-js-0")
 (#case! @script "/msal@0" library "msal-js-0")
 (#case! @script "/msal@1" library "msal-js-1")
 (#case! @script "msal.min.js" library "msal-js-1")
 (#case! @script "msal.js" library "msal-js-1"))

; What its scripts make global, where no page that was read brings them; the class is that of version 1 alone. https://learn.microsoft.com/javascript/api/msal/useragentapplication
((string_fragment) @import
 (#case! @import "Msal.UserAgentApplication" library "msal-js-1" entra "evidence")
 (#case! @import "msal.PublicClientApplication" library "msal-browser" entra "evidence")
 (#case! @import "msal.createNestablePublicClientApplication" library "msal-browser" entra "evidence")
 (#case! @import "msal.createStandardPublicClientApplication" library "msal-browser" entra "evidence")
 (#case! @import "window.msal.PublicClientApplication" library "msal-browser" entra "evidence"))
; https://learn.microsoft.com/graph/toolkit/get-started/use-toolkit-with-other-frameworks https://github.com/IdentityModel/oidc-client-js https://authts.github.io/oidc-client-ts/
((string_fragment) @import
 (#case! @import "mgt.Msal2Provider" library "mgt-msal2-provider" entra "evidence")
 (#case! @import "Oidc.UserManager" library "oidc-client" generic "yes")
 (#case! @import "oidc.UserManager" library "oidc-client-ts" generic "yes"))

; Bundles of ASP.NET, which are called after what is in them; which version of msal it is, its types say. https://learn.microsoft.com/aspnet/mvc/overview/performance/bundling-and-minification
((string_fragment) @script
 (#set! entra "evidence")
 (#case! @script "bundles/msal" library "msal-browser|msal-js-1")
 (#case! @script "bundles/adal" library "adal-js" retired "yes"))

; adal.js and its AngularJS module from the content delivery network. https://github.com/AzureAD/azure-activedirectory-library-for-js
((string_fragment) @script
 (#set! entra "evidence")
 (#set! retired "yes")
 (#case! @script "adal.min.js" library "adal-js")
 (#case! @script "adal.js" library "adal-js")
 (#case! @script "adal-angular.min.js" library "adal-js")
 (#case! @script "adal-angular.js" library "adal-js"))

; A host that hands tokens over, and a library of many providers. https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/using-teams-client-library
((string_fragment) @script
 (#case! @script "MicrosoftTeams.min.js" library "teams-js" entra "evidence")
 (#case! @script "MicrosoftTeams.js" library "teams-js" entra "evidence")
 (#case! @script "oidc-client-ts" library "oidc-client-ts" generic "yes")
 (#case! @script "oidc-client" library "oidc-client" generic "yes"))

; Pages, by what they are made of. https://angular.dev/guide/http
((string_fragment) @import
 (#set! fact "framework")
 (#set! framework "browser")
 (#set! anchor "no")
 (#case! @import "@angular/core")
 (#case! @import "@angular/common"))

; What extensions of browsers bring for all of them alike. https://github.com/mozilla/webextension-polyfill
((string_fragment) @import
 (#case! @import "webextension-polyfill" fact "ignore" framework "browser" anchor "no"))

; Who may call, said to a server. https://github.com/expressjs/cors https://github.com/fastify/fastify-cors
((string_fragment) @import
 (#set! anchor "no")
 (#case! @import "cors" library "cors")
 (#case! @import "@koa/cors" library "cors")
 (#case! @import "@fastify/cors" library "cors")
 (#case! @import "hono/cors" library "cors"))

; What a browser does not run. https://nodejs.org/api/
((string_fragment) @import
 (#set! fact "ignore")
 (#set! framework "cli")
 (#set! anchor "no")
 (#case! @import "fs")
 (#case! @import "http")
 (#case! @import "https")
 (#case! @import "child_process")
 (#case! @import "readline")
 (#case! @import "node:fs")
 (#case! @import "node:http")
 (#case! @import "node:child_process")
 (#case! @import "node:readline")
 (#case! @import "node:path")
 (#case! @import "node:url")
 (#case! @import "node:crypto")
 (#case! @import "node:process"))

; Test code, by what runs it. https://playwright.dev/docs/api/class-test https://vitest.dev/api/ https://jestjs.io/docs/api https://nodejs.org/api/test.html https://www.chaijs.com/guide/ https://grafana.com/docs/k6/latest/
((string_fragment) @import
 (#set! fact "framework")
 (#set! framework "test")
 (#set! anchor "no")
 (#case! @import "@playwright/test")
 (#case! @import "vitest")
 (#case! @import "@jest/globals")
 (#case! @import "node:test")
 (#case! @import "chai")
 (#case! @import "k6"))

; Answers in the place of a server's. https://mswjs.io/docs/
((string_fragment) @import
 (#case! @import "msw" library "msw" anchor "no"))
