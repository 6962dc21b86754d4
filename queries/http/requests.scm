; Files of requests that a person sends by hand: `.http` and `.rest`. They are test code: the verdict of an application does not depend on them.

; Grants in a form. Without a secret or an assertion a code or a refresh token is a public client's. https://learn.microsoft.com/entra/identity-platform/v2-protocols
((string) @setting
 (#set! fact "acquisition")
 (#set! entra "required")
 (#set! anchor "grant_type")
 (#set! weak "yes")
 (#case! @setting "grant_type" value "client_credentials" flow "client-credentials" client "confidential")
 (#case! @setting "grant_type" value "password" flow "password")
 (#case! @setting "grant_type" value "urn:ietf:params:oauth:grant-type:device_code|device_code" flow "device-code" client "public")
 (#case! @setting "grant_type" value "authorization_code" has "client_secret|client_assertion" flow "authorization-code" client "confidential")
 (#case! @setting "grant_type" value "refresh_token" has "client_secret|client_assertion" flow "refresh" client "confidential"))
; On behalf of a user: this parameter is nobody else's. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
((string) @setting
 (#case! @setting "requested_token_use" value "on_behalf_of" at "grant_type" entra "evidence" fact "acquisition" flow "on-behalf-of" client "confidential" anchor "requested_token_use"))

; The UserInfo endpoints of Entra. https://learn.microsoft.com/entra/identity-platform/userinfo
((string) @text
 (#set! fact "user-info")
 (#case! @text "graph.microsoft.com/oidc/userinfo" entra "evidence")
 (#case! @text "/oidc/userinfo" entra "required")
 (#case! @text "/openid/userinfo" entra "required"))

; Paths of token endpoints that Entra has none of. https://docs.duendesoftware.com/identityserver/reference/endpoints/token https://auth0.com/docs/api/authentication
((string) @text
 (#set! fact "ignore")
 (#set! entra "another")
 (#set! weak "yes")
 (#case! @text "connect/token")
 (#case! @text "/oauth/token"))
