; The protocol spoken by hand: requests, httpx, aiohttp, urllib. A grant counts only beside code that talks to Entra.

; A code or a refresh token with a secret or an assertion beside it is a confidential client's.
; https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
([(identifier) (string_content)] @setting
 (#set! fact "acquisition")
 (#set! entra "required")
 (#case! @setting "grant_type" value "client_credentials" flow "client-credentials" client "confidential")
 (#case! @setting "grant_type" value "password" flow "password")
 (#case! @setting "grant_type" value "urn:ietf:params:oauth:grant-type:device_code|device_code" flow "device-code")
 (#case! @setting "grant_type" value "authorization_code" has "client_secret|client_assertion" flow "authorization-code" client "confidential")
 (#case! @setting "grant_type" value "authorization_code" flow "interactive" silent "built-in")
 (#case! @setting "grant_type" value "refresh_token" has "client_secret|client_assertion" flow "refresh" client "confidential")
 (#case! @setting "grant_type" value "refresh_token" flow "silent"))

; The grant of an on-behalf-of request is an ordinary JWT bearer: this parameter tells them apart.
; https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
([(identifier) (string_content)] @setting
 (#case! @setting "requested_token_use" value "on_behalf_of" fact "acquisition" flow "on-behalf-of" client "confidential" entra "evidence"))

; First leg of the device flow, the grant is the second: shows Entra and no more. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
((string_content) @text
 (#set! fact "entra")
 (#set! entra "evidence")
 (#case! @text "/oauth2/v2.0/devicecode")
 (#case! @text "/tokens/OAuth/2"))

; UserInfo. https://learn.microsoft.com/entra/identity-platform/userinfo
((string_content) @text
 (#case! @text "graph.microsoft.com/oidc/userinfo" fact "user-info" entra "evidence")
 (#case! @text "/openid/userinfo" entra "required" fact "user-info"))

; Managed identity by its endpoint: virtual machines, then App Service (two versions), which is asked with a secret header.
; https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token https://learn.microsoft.com/azure/app-service/overview-managed-identity
((string_content) @text
 (#set! fact "acquisition")
 (#set! flow "managed-identity")
 (#set! client "managed-identity")
 (#set! entra "evidence")
 (#case! @text "169.254.169.254/metadata/identity/oauth2/token")
 (#case! @text "X-IDENTITY-HEADER")
 (#case! @text "x-identity-header")
 (#case! @text "MSI_SECRET"))

; User name and password by WS-Trust, as SharePoint clients do. https://learn.microsoft.com/openspecs/windows_protocols/ms-wstep
((string_content) @text
 (#case! @text "login.microsoftonline.com/extSTS.srf" fact "acquisition" flow "ws-trust" entra "evidence"))
