; Names that people give to functions, whatever the language and the library.

; What runs because a person asks for it: commands of sign-in, and handlers of buttons and menus.
; https://learn.microsoft.com/dotnet/desktop/winforms/events-and-handlers https://learn.microsoft.com/dotnet/communitytoolkit/mvvm/relaycommand
((identifier) @function
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @function "signin")
 (#case! @function "login")
 (#case! @function "logon")
 (#case! @function "signup")
 (#case! @function "addaccount")
 (#case! @function "click")
 (#case! @function "tapped")
 (#case! @function "command"))

; What gets tokens for whoever calls it is no command, whatever else it is called after: `SignInAndGetAccessToken`.
; https://learn.microsoft.com/entra/identity-platform/msal-acquire-cache-tokens
((identifier) @function
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @function "accesstoken")
 (#case! @function "gettoken")
 (#case! @function "acquiretoken"))

; Providers by whose names people call what they read and do: keys of settings, and functions. What is called after one of these is not Entra's, unless Entra is named in it as well.
; https://www.okta.com https://auth0.com https://www.keycloak.org https://aws.amazon.com/cognito https://developers.google.com/identity https://www.onelogin.com https://www.pingidentity.com
; https://developer.spotify.com https://www.dropbox.com/developers https://developers.hubspot.com https://developer.atlassian.com https://discord.com/developers https://shopify.dev
; https://www.sign-in.service.gov.uk https://services.signin.education.gov.uk https://digital.nhs.uk/services/nhs-login https://github.com/DEFRA/cdp-defra-id-stub https://fusionauth.io https://www.forgerock.com https://zitadel.com
; https://duendesoftware.com https://documentation.openiddict.com https://goauthentik.io https://wso2.com/identity-server https://utviklerportal.nhn.no https://www.bankid.com
; https://docs.digdir.no/docs/Maskinporten https://docs.digdir.no/docs/idporten https://franceconnect.gouv.fr https://www.digid.nl https://www.eherkenning.nl
; Whatever other provider a deployment is set up for is the generic one of a product: https://docs.chainlit.io/authentication/oauth
; https://developer.servicenow.com https://developer.zendesk.com https://www.zoho.com/developer https://developer.intuit.com https://developer.xero.com https://developers.docusign.com https://developer.webex.com
; https://developer.genesys.cloud https://developer.workday.com https://www.netsuite.com https://developer.crowdstrike.com https://developer.atlassian.com/cloud/bitbucket https://dev.twitch.tv
; https://developers.strava.com https://dev.fitbit.com https://developers.reddit.com https://developer.x.com https://developer.paypal.com https://developer.smartthings.com
; https://github.com/yushijinhun/authlib-injector/wiki
; https://developer.salesforce.com https://api.slack.com https://developers.zoom.us https://docs.github.com https://docs.gitlab.com https://developers.facebook.com https://developer.linkedin.com
((identifier) @function
 (#set! fact "ignore")
 (#set! anchor "no")
 (#set! entra "another")
 (#case! @function "okta")
 (#case! @function "auth0")
 (#case! @function "keycloak")
 (#case! @function "cognito")
 (#case! @function "google")
 (#case! @function "onelogin")
 (#case! @function "govukoidc")
 (#case! @function "govuksignin")
 (#case! @function "dfesignin")
 (#case! @function "dfeoidc")
 (#case! @function "nhslogin")
 (#case! @function "defraid")
 (#case! @function "fusionauth")
 (#case! @function "forgerock")
 (#case! @function "zitadel")
 (#case! @function "maskinporten")
 (#case! @function "idporten")
 (#case! @function "franceconnect")
 (#case! @function "digid")
 (#case! @function "eherkenning")
 (#case! @function "pingfederate")
 (#case! @function "pingone")
 (#case! @function "pingidentity")
 (#case! @function "identityserver")
 (#case! @function "duende")
 (#case! @function "openiddict")
 (#case! @function "authentik")
 (#case! @function "wso2")
 (#case! @function "helseid")
 (#case! @function "bankid")
 (#case! @function "salesforce")
 (#case! @function "slack")
 (#case! @function "zoom")
 (#case! @function "spotify")
 (#case! @function "dropbox")
 (#case! @function "hubspot")
 (#case! @function "atlassian")
 (#case! @function "discord")
 (#case! @function "shopify")
 (#case! @function "servicenow")
 (#case! @function "zendesk")
 (#case! @function "zoho")
 (#case! @function "quickbooks")
 (#case! @function "xero")
 (#case! @function "docusign")
 (#case! @function "webex")
 (#case! @function "genesys")
 (#case! @function "workday")
 (#case! @function "netsuite")
 (#case! @function "crowdstrike")
 (#case! @function "bitbucket")
 (#case! @function "twitch")
 (#case! @function "strava")
 (#case! @function "fitbit")
 (#case! @function "reddit")
 (#case! @function "twitter")
 (#case! @function "paypal")
 (#case! @function "yggdrasil")
 (#case! @function "smartthings")
 (#case! @function "github")
 (#case! @function "gitlab")
 (#case! @function "facebook")
 (#case! @function "linkedin")
 (#case! @function "genericoauth")
 (#case! @function "oauthgeneric"))
((identifier) @function
 (#set! fact "ignore")
 (#set! anchor "no")
 (#set! entra "evidence")
 (#case! @function "azure" weak "yes")
 (#case! @function "azuread")
 (#case! @function "azureadb2c")
 (#case! @function "entra")
 (#case! @function "entraid")
 (#case! @function "microsoft" weak "yes")
 (#case! @function "aad")
 (#case! @function "adfs"))
