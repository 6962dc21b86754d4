; Packages of a package.json: the libraries of queries/ecma/libraries.scm, and what kind of application stands around them.

; MSAL.js in the browser. https://www.npmjs.com/package/@azure/msal-browser
((string_content) @dependency
 (#set! entra "evidence")
 (#case! @dependency "@azure/msal-browser" library "msal-browser")
 (#case! @dependency "@azure/msal-react" library "msal-react")
 (#case! @dependency "@azure/msal-angular" version "<1" library "msal-angular-0")
 (#case! @dependency "@azure/msal-angular" version "<2" library "msal-angular-1")
 (#case! @dependency "@azure/msal-angular" library "msal-angular")
 (#case! @dependency "@microsoft/mgt" library "mgt-msal2-provider|mgt-msal-provider|mgt-teams-msal2-provider|mgt-teams-provider")
 (#case! @dependency "@microsoft/mgt-msal2-provider" library "mgt-msal2-provider")
 (#case! @dependency "@microsoft/mgt-teams-msal2-provider" library "mgt-teams-msal2-provider"))

; MSAL.js 0.x and 1.x and what wraps them. https://www.npmjs.com/package/msal
((string_content) @dependency
 (#set! entra "evidence")
 (#case! @dependency "msal" version "<1" library "msal-js-0")
 (#case! @dependency "msal" library "msal-js-1")
 (#case! @dependency "react-aad-msal" library "react-aad-msal" wraps "yes")
 (#case! @dependency "@azure/msal-angularjs" library "msal-angularjs")
 (#case! @dependency "@microsoft/mgt-msal-provider" library "mgt-msal-provider")
 (#case! @dependency "@microsoft/mgt-teams-provider" library "mgt-teams-provider"))

; MSAL Node and React Native. https://www.npmjs.com/package/@azure/msal-node
((string_content) @dependency
 (#set! entra "evidence")
 (#case! @dependency "@azure/msal-node" library "msal-node")
 (#case! @dependency "@azure/msal-common" library "msal-common")
 (#case! @dependency "@azure/ms-rest-azure-env" library "ms-rest-azure-env")
 (#case! @dependency "@azure/msal-node-extensions" library "msal-node-extensions")
 (#case! @dependency "react-native-msal" library "react-native-msal" framework "mobile")
 (#case! @dependency "react-native-msal-ms" library "react-native-msal" framework "mobile"))

; ADAL and its kin. https://www.npmjs.com/package/adal-node
((string_content) @dependency
 (#set! entra "evidence")
 (#case! @dependency "adal-angular" library "adal-js")
 (#case! @dependency "adal-vanilla" library "adal-js")
 (#case! @dependency "react-adal" library "react-adal" wraps "yes")
 (#case! @dependency "ng2-adal" library "ng2-adal" wraps "yes")
 (#case! @dependency "adal-angular4" library "ng2-adal" wraps "yes")
 (#case! @dependency "adal-angular5" library "ng2-adal" wraps "yes")
 (#case! @dependency "adal-ts" library "ng2-adal" wraps "yes")
 (#case! @dependency "@pnp/adaljsclient" library "pnp-adaljsclient")
 (#case! @dependency "adal-node" library "adal-node")
 (#case! @dependency "@azure/ms-rest-nodeauth" library "ms-rest-nodeauth")
 (#case! @dependency "@azure/ms-rest-browserauth" library "ms-rest-browserauth")
 (#case! @dependency "ms-rest-azure" library "ms-rest-azure"))

; Azure SDK credentials. https://www.npmjs.com/package/@azure/identity
((string_content) @dependency
 (#case! @dependency "@azure/identity" library "azure-identity-js")
 (#case! @dependency "@azure/identity-cache-persistence" library "azure-identity-cache-persistence")
 (#case! @dependency "@azure/identity-broker" library "azure-identity-broker"))

; SDKs that sign in by themselves, and hosts. https://www.npmjs.com/package/@microsoft/teamsfx
((string_content) @dependency
 (#case! @dependency "tedious" library "tedious" wraps "yes")
 (#case! @dependency "mssql" library "tedious")
 (#case! @dependency "@pnp/nodejs" library "pnp-nodejs" entra "evidence")
 (#case! @dependency "@pnp/nodejs-commonjs" library "pnp-nodejs" entra "evidence")
 (#case! @dependency "@microsoft/office-js-helpers" library "office-js-helpers")
 (#case! @dependency "node-sp-auth" library "node-sp-auth" wraps "yes" entra "evidence")
 (#case! @dependency "azure-kusto-data" library "azure-kusto-data" wraps "yes")
 (#case! @dependency "azure-kusto-ingest" library "azure-kusto-data")
 (#case! @dependency "botbuilder" library "botframework" wraps "yes" framework "web")
 (#case! @dependency "botbuilder-teams" library "botframework" wraps "yes" framework "web")
 (#case! @dependency "botframework-connector" library "botframework" wraps "yes" framework "web")
 (#case! @dependency "@microsoft/agents-hosting" library "agents-hosting" wraps "yes" framework "web")
 (#case! @dependency "@microsoft/agents-hosting-teams" library "agents-hosting" wraps "yes" framework "web")
 (#case! @dependency "express-msteams-host" library "express-msteams-host" framework "web" entra "evidence")
 (#case! @dependency "@microsoft/teamsfx" library "teamsfx" wraps "yes" entra "evidence")
 (#case! @dependency "@microsoft/teamsfx-react" library "teamsfx" wraps "yes" entra "evidence")
 (#case! @dependency "@microsoft/teams.apps" library "teams-apps" wraps "yes" framework "web" entra "evidence")
 (#case! @dependency "@microsoft/teams.client" library "teams-client" wraps "yes" entra "evidence")
 (#case! @dependency "@microsoft/teams-js" library "teams-js" entra "evidence")
 (#case! @dependency "@microsoft/microsoft-graph-client" library "microsoft-graph-client" entra "evidence"))

; Web sign-in. https://www.npmjs.com/package/passport-azure-ad
((string_content) @dependency
 (#case! @dependency "passport-azure-ad" library "passport-azure-ad" wraps "yes" entra "evidence" framework "web")
 (#case! @dependency "passport-azure-ad-oauth2" library "passport-azure-ad-oauth2" wraps "yes" entra "evidence" framework "web")
 (#case! @dependency "@outlinewiki/passport-azure-ad-oauth2" library "passport-azure-ad-oauth2" wraps "yes" entra "evidence" framework "web")
 (#case! @dependency "openid-client" library "openid-client" generic "yes")
 (#case! @dependency "express-openid-connect" library "express-openid-connect" generic "yes" framework "web")
 (#case! @dependency "passport-oauth2" library "passport-oauth2" generic "yes" framework "web")
 (#case! @dependency "passport-openidconnect" library "passport-oauth2" generic "yes" framework "web")
 (#case! @dependency "passport-oauth" library "passport-oauth2" generic "yes" framework "web")
 (#case! @dependency "remix-auth-oauth2" library "remix-auth-oauth2" generic "yes" framework "web")
 (#case! @dependency "@raycast/utils" library "raycast-utils" generic "yes" framework "desktop")
 (#case! @dependency "passport-microsoft" library "passport-microsoft" entra "evidence" framework "web")
 (#case! @dependency "passport-windowslive" library "passport-microsoft" entra "evidence" framework "web")
 (#case! @dependency "remix-auth-microsoft" library "remix-auth-microsoft" entra "evidence" framework "web")
 (#case! @dependency "oauth-entra-id" library "oauth-entra-id" entra "evidence" framework "web")
 (#case! @dependency "azure-ad-jwt" library "azure-ad-jwt" entra "evidence")
 (#case! @dependency "nuxt-auth-utils" library "nuxt-auth-utils" entra "evidence" framework "web")
 (#case! @dependency "react-native-azure-auth" library "react-native-azure-auth" entra "evidence" framework "mobile")
 (#case! @dependency "@recognizebv/capacitor-plugin-msauth" library "capacitor-msauth" entra "evidence" framework "mobile")
 (#case! @dependency "@microsoft/mgt-electron-provider" library "mgt-electron-provider" entra "evidence" framework "desktop")
 (#case! @dependency "vue-msal" library "vue-msal" entra "evidence" framework "browser")
 (#case! @dependency "vue-adal" library "vue-adal" entra "evidence" framework "browser")
 (#case! @dependency "grant" library "grant" generic "yes" framework "web")
 (#case! @dependency "@fastify/oauth2" library "fastify-oauth2" generic "yes" framework "web")
 (#case! @dependency "client-oauth2" library "client-oauth2" generic "yes")
 (#case! @dependency "oauth" library "node-oauth" generic "yes")
 (#case! @dependency "@okta/oidc-middleware" library "okta-oidc-middleware" generic "yes" framework "web")
 (#case! @dependency "@capacitor-community/generic-oauth2" library "capacitor-oauth2" generic "yes" framework "mobile")
 (#case! @dependency "@ionic-enterprise/auth" library "ionic-auth" generic "yes" framework "mobile")
 (#case! @dependency "@nuxtjs/auth-next" library "nuxt-auth" generic "yes")
 (#case! @dependency "nuxt-oidc-auth" library "nuxt-oidc-auth" generic "yes" framework "web")
 (#case! @dependency "passport-outlook" library "passport-microsoft" entra "evidence" framework "web")
 (#case! @dependency "passport-azure-oauth2" library "passport-azure-ad-oauth2" entra "evidence" framework "web")
 (#case! @dependency "next-auth" library "auth-js" wraps "yes" generic "yes" framework "web")
 (#case! @dependency "@auth/core" library "auth-js" wraps "yes" generic "yes" framework "web")
 (#case! @dependency "@auth/express" library "auth-js" generic "yes" framework "web")
 (#case! @dependency "@auth/sveltekit" library "auth-js" generic "yes" framework "web")
 (#case! @dependency "@auth/solid-start" library "auth-js" generic "yes" framework "web")
 (#case! @dependency "@auth/qwik" library "auth-js" generic "yes" framework "web")
 (#case! @dependency "auth-astro" library "auth-js" generic "yes" framework "web")
 (#case! @dependency "@sidebase/nuxt-auth" library "auth-js" generic "yes" framework "web")
 (#case! @dependency "arctic" library "arctic" wraps "yes" generic "yes" framework "web")
 (#case! @dependency "better-auth" library "better-auth" wraps "yes" generic "yes" framework "web")
 (#case! @dependency "@hapi/bell" library "hapi-bell" wraps "yes" generic "yes" framework "web")
 (#case! @dependency "oauth4webapi" library "oauth4webapi" generic "yes")
 (#case! @dependency "simple-oauth2" library "simple-oauth2" generic "yes"))

; Validation of tokens. https://www.npmjs.com/package/express-jwt
((string_content) @dependency
 (#set! generic "yes")
 (#case! @dependency "jose" library "jose")
 (#case! @dependency "jwks-rsa" library "jwks-rsa")
 (#case! @dependency "jsonwebtoken" library "jsonwebtoken")
 (#case! @dependency "jwt-validate" library "jwt-validate")
 (#case! @dependency "express-oauth2-jwt-bearer" library "jwt-keys")
 (#case! @dependency "azure-ad-verify-token" library "jwt-keys")
 (#case! @dependency "fastify-jwt-jwks" library "jwt-keys")
 (#case! @dependency "aws-jwt-verify" library "jwt-keys")
 (#case! @dependency "get-jwks" library "jwt-keys")
 (#case! @dependency "@hapi/jwt" library "jwt-keys")
 (#case! @dependency "express-jwt" library "express-jwt" framework "web")
 (#case! @dependency "passport-jwt" library "passport-jwt" framework "web"))

; OpenID Connect of browsers and phones. https://www.npmjs.com/package/oidc-client-ts
((string_content) @dependency
 (#set! generic "yes")
 (#case! @dependency "oidc-client-ts" library "oidc-client-ts" framework "browser")
 (#case! @dependency "oidc-client" library "oidc-client" framework "browser")
 (#case! @dependency "react-oidc-context" library "react-oidc-context" framework "browser")
 (#case! @dependency "react-oauth2-code-pkce" library "react-oauth2-code-pkce" framework "browser")
 (#case! @dependency "angular-oauth2-oidc" library "angular-oauth2-oidc" framework "browser")
 (#case! @dependency "angular-auth-oidc-client" library "angular-auth-oidc-client" framework "browser")
 (#case! @dependency "expo-auth-session" library "expo-auth-session" framework "mobile")
 (#case! @dependency "react-native-app-auth" library "react-native-app-auth" framework "mobile"))

; SAML. https://www.npmjs.com/package/@node-saml/passport-saml
((string_content) @dependency
 (#case! @dependency "passport-saml" library "passport-saml" framework "web")
 (#case! @dependency "@node-saml/passport-saml" library "passport-saml" framework "web")
 (#case! @dependency "@node-saml/node-saml" library "node-saml" framework "web")
 (#case! @dependency "@boxyhq/saml-jackson" library "saml-jackson" framework "web")
 (#case! @dependency "passport-wsfed-saml2" library "passport-wsfed-saml2" framework "web")
 (#case! @dependency "saml2-js" library "saml2-js" framework "web")
 (#case! @dependency "samlify" library "samlify" framework "web"))

; Web servers. https://www.npmjs.com/package/express
((string_content) @dependency
 (#set! fact "framework")
 (#set! framework "web")
 (#case! @dependency "express")
 (#case! @dependency "koa")
 (#case! @dependency "fastify")
 (#case! @dependency "restify")
 (#case! @dependency "@hapi/hapi")
 (#case! @dependency "@nestjs/core")
 (#case! @dependency "next")
 (#case! @dependency "nuxt")
 (#case! @dependency "hono")
 (#case! @dependency "@remix-run/node")
 (#case! @dependency "@sveltejs/kit"))

; Pages. https://www.npmjs.com/package/react-dom
((string_content) @dependency
 (#set! fact "framework")
 (#set! framework "browser")
 (#case! @dependency "react-dom")
 (#case! @dependency "@angular/core")
 (#case! @dependency "vue")
 (#case! @dependency "svelte")
 (#case! @dependency "jquery")
 (#case! @dependency "@microsoft/sp-core-library"))

; Desktop, phone, command line and functions. https://www.npmjs.com/package/electron
((string_content) @dependency
 (#set! fact "framework")
 (#case! @dependency "electron" framework "desktop")
 (#case! @dependency "@tauri-apps/api" framework "desktop")
 (#case! @dependency "react-native" framework "mobile")
 (#case! @dependency "expo" framework "mobile")
 (#case! @dependency "commander" framework "cli")
 (#case! @dependency "yargs" framework "cli")
 (#case! @dependency "oclif" framework "cli")
 (#case! @dependency "@oclif/core" framework "cli")
 (#case! @dependency "@azure/functions" framework "function"))
