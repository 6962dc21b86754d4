; Requests that a definition of a workflow holds: the form is a string, and the address stands beside it.

; Nobody sits in front of a workflow. The HTTP action of Azure Logic Apps and Power Automate. https://learn.microsoft.com/azure/connectors/connectors-native-http
((string) @setting
 (#set! at-entra "uri|url")
 (#set! fact "acquisition")
 (#set! anchor "grant_type=")
 (#case! @setting "grant_type" value "client_credentials" flow "client-credentials" client "confidential")
 (#case! @setting "grant_type" value "password" flow "password" client "confidential")
 (#case! @setting "grant_type" value "authorization_code" has "client_secret|client_assertion" flow "authorization-code" client "confidential")
 (#case! @setting "grant_type" value "refresh_token" has "client_secret|client_assertion" flow "refresh" client "confidential"))
